"""What the browser keeps of a notebook, what the notebook says about it, and gives to download."""

import json

from playwright.sync_api import expect

TYPED = "typed = 'just before'"
IN_STORAGE = """(make) => new Promise((resolve) => {
  const opening = indexedDB.open("activations-course work");
  opening.onsuccess = () => {
    const files = opening.result.transaction("files", "readwrite").objectStore("files");
    const request = eval(make)(files);
    request.onsuccess = () => resolve(request.result);
  };
})"""


def said(page, words):
    """What the notebook says, once it says ``words``."""
    notice = page.locator(".course-notice").filter(has_text=words)
    expect(notice).to_be_visible(timeout=30_000)
    return notice


def downloaded(page, notice, button):
    """The notebook that a button gives."""
    with page.expect_download() as download:
        notice.get_by_role("button", name=button).click()
    return json.loads(download.value.path().read_text(encoding="utf-8"))


def source(notebook, ident):
    """The text of a cell of a notebook that is not open."""
    (cell,) = [cell for cell in notebook["cells"] if cell["id"] == ident]
    return "".join(cell["source"])
