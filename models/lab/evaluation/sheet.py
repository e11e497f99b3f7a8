"""The pictures of a report on one contact sheet."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from models.lab.evaluation.report import Case, Report

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_GROUND = (24, 24, 27)
_TITLE = (244, 244, 245)
_CAPTION = (176, 176, 186)


def contact_sheet(report: Report) -> np.ndarray | None:
    """A row for each case, under the title of its group, uint8 [H, W, 3]; None without pictures."""
    cases = [case for group in report.gallery for case in group.cases]
    if not cases:
        return None
    height, width = cases[0].shots[0].picture.shape[:2]
    columns = max(len(case.shots) for case in cases)
    gap, small, large = max(8, width // 20), max(11, width // 12), max(14, width // 9)
    row = height + 2 * gap + 3 * small
    top = gap + 2 * large
    total = len(report.gallery) * top + len(cases) * row + gap
    sheet = Image.new("RGB", (columns * (width + gap) + gap, total), _GROUND)
    draw, y = ImageDraw.Draw(sheet), 0
    for group in report.gallery:
        title = _fitting(draw, group.title, ImageFont.load_default(large), sheet.width - 2 * gap)
        draw.text((gap, y + gap + large), title, _TITLE, ImageFont.load_default(large), anchor="lm")
        y += top
        for case in group.cases:
            _draw_case(sheet, case, y, gap, small)
            y += row
    return np.array(sheet)


def _draw_case(sheet: Image.Image, case: Case, y: int, gap: int, small: int) -> None:
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(small)
    draw.text((gap, y + small), _fitting(draw, case.title, font, sheet.width - 2 * gap), _CAPTION, font, "lm")
    for column, shot in enumerate(case.shots):
        height, width = shot.picture.shape[:2]
        x = gap + column * (width + gap)
        sheet.paste(Image.fromarray(np.ascontiguousarray(shot.picture)), (x, y + 2 * small))
        caption = _fitting(draw, shot.caption, font, width)
        draw.text((x, y + 2 * small + height + gap // 2 + small // 2), caption, _CAPTION, font, anchor="lm")


def _fitting(draw: ImageDraw.ImageDraw, text: str, font: Font, width: int) -> str:
    """The text, cut off where it would be wider than `width`."""
    if draw.textlength(text, font) <= width:
        return text
    while text and draw.textlength(f"{text}…", font) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
