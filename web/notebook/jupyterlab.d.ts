/**
 * What our scripts use of JupyterLab's objects; `../SEAMS.md` lists what they change in them.
 *
 * For the type checker only: no browser is sent this file.
 */

type Nothing = false | 0 | null | undefined;

/** Puts `words` at the foot of the page, with a button for each action; gives their box. */
type Say = (words: string, actions: Record<string, () => unknown>) => Promise<HTMLElement>;

interface Window {
  jupyterapp?: JupyterApp;
}

interface JupyterApp {
  commands: { commandExecuted: JupyterSignal<{ id: string }> };
  serviceManager: { contents: JupyterContents };
  shell: { currentWidget: NotebookPanel | null; node: HTMLElement };
}

interface JupyterSignal<Value> {
  connect(heard: (sender: unknown, value: Value) => unknown): void;
}

interface JupyterContents {
  delete(name: string): Promise<void>;
  rename(from: string, to: string): Promise<NotebookFile>;
  save(name: string, file: object): Promise<NotebookFile>;
}

/** A notebook as JupyterLite's storage has it; `last_modified` is in ISO 8601. */
interface NotebookFile {
  content?: NotebookContent;
  last_modified: string;
}

interface NotebookContent {
  cells: NotebookCell[];
  metadata: Record<string, any>;
}

interface NotebookCell {
  cell_type: string;
  source: string | string[];
  metadata: Record<string, any>;
  outputs?: NotebookOutput[];
}

interface NotebookOutput {
  output_type: string;
  data?: Record<string, any>;
}

interface NotebookPanel {
  content: NotebookView;
  context: NotebookContext;
  sessionContext: NotebookContext["sessionContext"];
}

interface NotebookView {
  activate(): void;
  activeCellIndex: number;
  rendermime: { latexTypesetter: Typesetter };
  scrollToItem(index: number, place: "start"): Promise<void>;
  update(): void;
  widgets: CellView[];
  _runOnIdleTime(ms?: number): Promise<void>;
}

interface CellView {
  isPlaceholder(): boolean;
  model: {
    id: string;
    outputs?: any;
    sharedModel: { setSource(text: string): void };
  };
  node: HTMLElement;
}

interface Typesetter {
  typeset(text: Element): unknown;
}

interface NotebookContext {
  contentsModel: NotebookFile | null;
  isReady: boolean;
  model: NotebookModel;
  path: string;
  revert(): Promise<void>;
  save(): Promise<void>;
  saveState: JupyterSignal<"started" | "completed" | "failed">;
  sessionContext: {
    initialize(): Promise<boolean>;
    kernelPreference: object;
    session: { kernel: { restart(): Promise<void>; status: string } | null } | null;
    statusChanged: JupyterSignal<string>;
  };
}

interface NotebookModel {
  contentChanged: JupyterSignal<void>;
  dirty: boolean;
  fromJSON(content: NotebookContent): void;
  getMetadata(key: string): any;
  sharedModel: { clearUndoHistory(): void };
  toJSON(): NotebookContent;
}
