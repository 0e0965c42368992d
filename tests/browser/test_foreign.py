"""A tool on a page in another language than its framework says which texts are the framework's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmo_guide import web

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FRAMEWORK = {
    "id": "bakery",
    "language": "en",
    "labels": {"role": "Post"},
    "levels": [{"value": 1, "title": "Helps"}],
    "competencies": [{"id": "feel", "title": "Feel", "indicators": [{"id": "feel-1", "text": "Feels it."}]}],
}
RUN = """async ([framework, lang]) => {
  document.documentElement.lang = lang;
  document.body.innerHTML = '<main><h3>Feel</h3><label><input> Feels it.</label><p>Feel: Stufe 1</p><i>feel</i></main>';
  const root = document.querySelector('main');
  pmoGuide.foreign.markForeign(root, framework);
  document.querySelector('p').textContent = '1 Helps';
  root.insertAdjacentHTML('beforeend', '<ul><li><b>Post</b> wählen</li></ul>');
  await 0;
  const marked = () => [...document.querySelectorAll('main [lang]')].map((one) => `${one.localName} ${one.lang}`);
  const first = marked();
  document.querySelector('p').firstChild.data = 'Stufe 1';
  await 0;
  return [first, marked()];
}"""


def test_the_frameworks_own_texts_are_marked_as_they_come_and_go(chromium: Browser) -> None:
    page = chromium.new_page()
    page.add_script_tag(content=web.bundle("foreign"))
    first, then = page.evaluate(RUN, [FRAMEWORK, "de"])
    assert first == ["h3 en", "label en", "p en", "b en"]
    assert then == ["h3 en", "label en", "b en"]
    assert page.evaluate(RUN, [FRAMEWORK, "en-GB"]) == [[], []]
    page.close()
