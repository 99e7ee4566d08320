// Calls the learner's classes on the cases and writes down what happens, as
// `tinytorch/checks/observe.py` does in a browser. Nothing of ours is on Python's stack
// meanwhile; what came out, what became of the input and which object it is, all that
// is read from memory. Objects are numbers: their addresses.

/** Calls Python. `lib` reads its memory, `at` has addresses. */
export function caller(M, lib, at) {
  const { _PyErr_GetRaisedException, _PyObject_Str, _PyObject_Vectorcall } = M;
  const slots = M._malloc(32);

  function laid(list) {
    lib.u32().set(list, slots >>> 2);
    return slots;
  }

  /** What a call gives; a `Raised` is thrown for what it raises. */
  const call = (callable, ...list) =>
    given(_PyObject_Vectorcall(callable, laid(list), list.length, 0));
  const callNamed = (callable, names, ...list) =>
    given(_PyObject_Vectorcall(callable, laid(list), 0, names));

  function given(object) {
    if (object) return object;
    throw new Raised(_PyErr_GetRaisedException());
  }

  /** What was raised, as JSON text. Its own code says the message. */
  function told(raised) {
    const message = _PyObject_Str(raised);
    if (!message) M._PyErr_Clear();
    return lib.text(call(at.told, raised, message || M.__Py_NoneStruct));
  }

  return { call, callNamed, given, told };
}

/** An object that Python code has raised. */
export class Raised {
  constructor(object) {
    this.object = object;
  }
}

/** An observer of one Python: takes a check's question, gives JSON text. */
export function observer(M, lib, py, at) {
  const { _PyDict_GetItem, _PyObject_GenericGetDict, _PyObject_GetAttr } = M;
  const { array, nameOf, of, share, str, text, type } = lib;
  const { call, callNamed, given, told } = py;
  const NONE = M.__Py_NoneStruct;
  const PLAIN = [M._PyBool_Type, M._PyLong_Type, M._PyFloat_Type];
  const UNWRITTEN = lib.pointer(M._PyExc_NotImplementedError);

  /** What the name is bound to in the learner's namespace; 0 for nothing. */
  const named = (name) => _PyDict_GetItem(at.space, str(name));

  /** What a tensor holds, past any property that a learner may have put over it. */
  function stored(tensor) {
    const dict = _PyObject_GenericGetDict(tensor, 0);
    return (dict && _PyDict_GetItem(dict, at.data)) || NONE;
  }

  function kindOf(thing) {
    const kind = type(thing);
    if (thing === NONE) return "none";
    if (kind === at.Tensor) return "tensor";
    if (of(thing, at.Tensor)) return "tensor-subclass";
    if (of(thing, at.ndarray)) return "array";
    if (of(thing, M._PyList_Type) || of(thing, M._PyTuple_Type)) return "list";
    const ofNumPy = of(thing, at.generic) && type(kind) === M._PyType_Type;
    if (PLAIN.includes(kind) || ofNumPy) return "number";
    if (of(thing, M._PyType_Type)) return "class";
    return nameOf(kind) === "Tensor" ? "other-tensor" : "other";
  }

  /** `{"kind", "type", "holds", "array"}` of what came out. */
  function returned(thing) {
    const kind = kindOf(thing);
    const held = kind === "tensor" ? stored(thing) : thing;
    const holds = kind === "tensor" ? nameOf(type(held)) : "";
    const whole = type(held) === at.ndarray || kind === "array";
    const numbers = kind === "number" ? call(at.asarray, held) : whole ? held : 0;
    return `{"kind": "${kind}", "type": ${JSON.stringify(nameOf(type(thing)))}, ` +
      `"holds": ${JSON.stringify(holds)}, "array": ${numbers ? array(numbers) : null}}`;
  }

  /** The learner's object for a step, made once; 0 when there is no class. */
  function maker({ uses, dim }, name, objects, seen) {
    const learner = named(name);
    if (!learner) seen.status = "missing";
    else if (of(learner, M._PyType_Type)) {
      const key = `${uses} ${dim}`;
      if (!(key in objects)) {
        seen.where = "making";
        objects[key] = dim === null
          ? call(learner)
          : callNamed(learner, at.dim, M._PyLong_FromLong(dim));
      }
      return objects[key];
    } else {
      seen.status = "not-a-class";
      seen.returned = returned(learner);
    }
    return 0;
  }

  /** Make the call; what came out when it is an array, a copy of it and its text. */
  function made(learner, step, entered, seen) {
    seen.where = step.call;
    const x = call(at.Tensor, entered);
    const method = step.call === "call"
      ? learner
      : given(_PyObject_GetAttr(learner, str(step.call)));
    const y = call(method, x);
    seen.returned = returned(y);
    seen.storage = array(entered);
    seen.same_object = y === x;
    const held = type(x) === at.Tensor ? stored(x) : NONE;
    seen.rebound = type(held) !== at.ndarray || !share(held, entered);
    const out = type(y) === at.Tensor ? stored(y) : NONE;
    if (type(out) !== at.ndarray) return null;
    M._Py_IncRef(out); // it is looked at once more
    const copy = call(at.copied, out);
    if (copy === NONE) return null;
    seen.shared = share(out, entered);
    return { out, copy, written: array(out) };
  }

  /** One call as it was seen, and what came out when it is an array. */
  function observed(step, name, objects, before) {
    const seen = { status: "ok", where: step.uses, error: null, returned: null,
      storage: null, same_object: false, rebound: false, shared: false };
    let result = null;
    const entered = call(at.entered, str(JSON.stringify(step)), before);
    if (entered === NONE) seen.status = "no-input";
    else try {
      const learner = maker(step, name, objects, seen);
      if (learner) result = made(learner, step, entered, seen);
    } catch (raised) {
      if (!(raised instanceof Raised)) throw raised;
      seen.status = of(raised.object, UNWRITTEN) ? "unwritten" : "raised";
      seen.error = told(raised.object);
    }
    return { seen, result };
  }

  /** What was seen of a call, as JSON text, once all calls have been made. */
  function textOf({ seen, result }) {
    const { error, returned, storage, ...rest } = seen;
    const overwritten = result !== null && array(result.out) !== result.written;
    const plain = JSON.stringify({ ...rest, overwritten }).slice(0, -1);
    return `${plain}, "error": ${error}, "returned": ${returned}, ` +
      `"storage": ${storage}}`;
  }

  return function observe({ uses, cases }) {
    call(at.listened, M.__Py_TrueStruct);
    const found = cases.map(({ id, steps }) => {
      const objects = Object.create(null);
      let before = NONE;
      const list = steps.map((step) => {
        const one = observed(step, uses[step.uses], objects, before);
        before = one.result === null ? NONE : one.result.copy;
        return one;
      });
      return `${JSON.stringify(id)}: [${list.map(textOf).join(", ")}]`;
    });
    const printed = text(call(at.listened, M.__Py_TrueStruct));
    return `{"cases": {${found.join(", ")}}, "printed": ${printed}}`;
  };
}
