"""The manual: the user guide with its contents, its pictures and a search, in a window of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PyQt5.QtCore import QRect, Qt, QUrl
from PyQt5.QtGui import QColor, QTextTable
from PyQt5.QtTest import QTest
from PyQt5.QtWidgets import QApplication, QListWidget
from quick_cases import first_quick

from sean_editor.gui.dialogs import manual_page
from sean_editor.gui.dialogs.manual import GUIDE, ManualDialog
from sean_editor.gui.dialogs.manual_page import ManualPage, without_dead_links
from sean_editor.gui.main_window import MainWindow
from sean_editor.gui.theme import LIGHT, theme
from sean_editor.gui.translation import install_translation
from sean_editor.languages import ENGLISH

SAMPLE = (
    """# Title

See [below](#the-end), [the file](there.md), [the other](gone.md) and [the web](https://example.org/a).

![A picture](wide.png) and ![one that is gone](gone.png)

## Part one

**Bold words.** They begin a paragraph; **these** do not.

| a | b |
|---|---|
| **short** | a longer text with `code` in it |

- **in a list** is no section

## The end

Words, words.
"""
    + "\n\nMore words." * 30
)


@pytest.fixture
def manual(window: MainWindow) -> ManualDialog:
    window.activateWindow()
    window.layout_canvas.setFocus()
    QTest.keyClick(window.layout_canvas, Qt.Key_F1)
    opened = window.help.manual
    assert opened is not None and opened.isVisible()
    QApplication.processEvents()
    return opened


@pytest.fixture
def page(qtbot, tmp_path: Path) -> ManualPage:
    (tmp_path / "sample.md").write_text(SAMPLE, encoding="utf-8")
    (tmp_path / "there.md").write_text("Here")
    Image.new("RGB", (1200, 300), (200, 30, 30)).save(tmp_path / "wide.png")
    made = ManualPage(tmp_path / "sample.md")
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def titles(contents: QListWidget) -> list[str]:
    return [contents.item(row).text().strip() for row in range(contents.count())]


def test_it_is_the_user_guide_whole_and_with_every_picture(manual: ManualDialog) -> None:
    headings = [line[3:] for line in GUIDE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert len(headings) > 8 and [title for title in headings if title not in titles(manual.contents)] == []
    assert {"Paint", "Photo texture", "Choosing a face"} <= set(titles(manual.contents))
    assert manual.page.pictures_missing == []
    assert "|" not in manual.page.toPlainText() and "](" not in manual.page.toPlainText()
    assert manual.page.verticalScrollBar().value() == 0


def test_it_speaks_the_language_of_the_window(window: MainWindow, qapp: QApplication) -> None:
    install_translation(qapp, "zh_CN")
    try:
        chinese = ManualDialog(window)
    finally:
        install_translation(qapp, ENGLISH)
    assert {"绘制", "风格库", "图层"} <= set(titles(chinese.contents))
    assert chinese.page.pictures_missing == [] and "**" not in chinese.page.toPlainText()
    chinese.show()
    QApplication.processEvents()
    chinese.page.anchorClicked.emit(QUrl("#图层"))
    assert chinese.page.sections[chinese.page.section_in_view()].title == "图层"


def test_work_goes_on_beside_it_and_it_stays_where_it_was(window: MainWindow, manual: ManualDialog) -> None:
    assert not manual.isModal()
    manual.page.verticalScrollBar().setValue(700)
    QTest.keyClick(manual, Qt.Key_Escape)
    assert not manual.isVisible()
    window.bench.actions["manual"].trigger()
    assert window.help.manual is manual and manual.isVisible()
    assert manual.page.verticalScrollBar().value() == 700
    window.close()
    assert not manual.isVisible()


def test_a_click_on_the_contents_goes_there(manual: ManualDialog) -> None:
    row = titles(manual.contents).index("Layers")
    item = manual.contents.item(row)
    manual.contents.scrollToItem(item)
    QTest.mouseClick(
        manual.contents.viewport(), Qt.LeftButton, pos=manual.contents.visualItemRect(item).center()
    )
    assert manual.contents.currentRow() == row
    assert manual.page.sections[manual.page.section_in_view()].title == "Layers"
    manual.page.verticalScrollBar().setValue(0)
    assert manual.contents.currentRow() < row, "the contents follow the page"


def test_the_search_goes_from_place_to_place(manual: ManualDialog) -> None:
    QTest.keyClick(manual.page, Qt.Key_F, Qt.ControlModifier)
    assert manual.search.hasFocus()
    QTest.keyClicks(manual.search, "openraster")
    total = manual.page.toPlainText().lower().count("openraster")
    assert total > 2 and manual.count.text() == f"1 of {total}"
    assert len(manual.page.extraSelections()) == total
    first = manual.page.verticalScrollBar().value()
    assert first > 0 and manual.page.viewport().rect().contains(place_of_current(manual))
    QTest.keyClick(manual.search, Qt.Key_Return, Qt.ShiftModifier)
    assert manual.count.text() == f"{total} of {total}"
    assert manual.page.verticalScrollBar().value() > first
    QTest.keyClick(manual.search, Qt.Key_Return)
    assert manual.count.text() == f"1 of {total}"
    QTest.keyClicks(manual.search, "zzz")
    assert manual.count.text() == "Nothing found" and not manual.page.extraSelections()
    QTest.keyClick(manual.search, Qt.Key_Escape)
    assert manual.isVisible() and manual.search.text() == ""


def place_of_current(manual: ManualDialog) -> QRect:
    """Where the place is that stands out."""
    accent = theme().color("accent")
    (mark,) = [one for one in manual.page.extraSelections() if one.format.background().color() == accent]
    assert mark.cursor.selectedText().lower() == "openraster"
    return manual.page.cursorRect(mark.cursor)


def test_headings_and_bold_beginnings_are_sections(page: ManualPage) -> None:
    found = [(one.title, one.level) for one in page.sections]
    assert found == [("Title", 1), ("Part one", 2), ("Bold words", 3), ("The end", 2)]


def test_links_lead_on(page: ManualPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr(manual_page.QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    page.resize(700, 150)
    page.anchorClicked.emit(QUrl("#the-end"))
    assert page.sections[page.section_in_view()].title == "The end"
    page.anchorClicked.emit(QUrl("https://example.org/a"))
    page.anchorClicked.emit(QUrl("there.md"))
    assert opened == ["https://example.org/a", QUrl.fromLocalFile(str(tmp_path / "there.md")).toString()]


def test_links_to_what_is_not_there_are_words(tmp_path: Path) -> None:
    (tmp_path / "there.md").write_text("")
    kept = "[a](there.md#x) [b](#here) [c](https://d.org) ![e](gone.png)"
    assert without_dead_links(f"{kept} [words](gone.md)", tmp_path) == f"{kept} words"


@pytest.mark.parametrize("width", [420, 700, 1500])
def test_pictures_fit_the_page_and_are_never_enlarged(page: ManualPage, width: int) -> None:
    page.resize(width, 500)
    QApplication.processEvents()
    assert page.pictures_missing == ["gone.png"]
    assert page.document().idealWidth() <= page.viewport().width()
    assert not page.horizontalScrollBar().maximum()
    image = page.grab().toImage()
    row = next(y for y in range(image.height()) if is_red(image.pixelColor(60, y)))
    red = [x for x in range(image.width()) if is_red(image.pixelColor(x, row + 20))]
    room = page.viewport().width() - 2 * manual_page.MARGIN
    assert (red[-1] - red[0] + 1) / image.devicePixelRatio() == pytest.approx(
        min(room, manual_page.WIDEST_PICTURE), abs=2
    )


def is_red(color: QColor) -> bool:
    return color.red() > 150 and color.green() < 90


@pytest.mark.parametrize("width", first_quick([600, 1000, 1400]))
def test_every_line_has_its_place(manual: ManualDialog, width: int) -> None:
    """Qt forgot to lay out what follows a picture whose size changed."""
    manual.resize(width, 700)
    QApplication.processEvents()
    layout, block, bottom = manual.page.document().documentLayout(), manual.page.document().begin(), -1.0
    while block.isValid():
        box = layout.blockBoundingRect(block)
        assert box.height() > 8 or not block.text(), block.text()
        block, bottom = block.next(), max(bottom, box.bottom())
    assert bottom == pytest.approx(manual.page.document().size().height(), abs=40)


def test_tables_have_lines_and_columns_by_their_texts(page: ManualPage) -> None:
    (table,) = [f for f in page.document().rootFrame().childFrames() if isinstance(f, QTextTable)]
    form = table.format()
    narrow, wide = (length.rawValue() for length in form.columnWidthConstraints())
    assert form.border() == 1 and narrow + wide == pytest.approx(100) and wide > 1.3 * narrow


def test_its_colours_are_those_of_the_theme(page: ManualPage) -> None:
    page.verticalScrollBar().setValue(10)
    theme().apply("light")
    (table,) = [f for f in page.document().rootFrame().childFrames() if isinstance(f, QTextTable)]
    assert table.format().borderBrush().color() == QColor(LIGHT.border)
    assert page.grab().toImage().pixelColor(3, 3) == QColor(LIGHT.raised)
