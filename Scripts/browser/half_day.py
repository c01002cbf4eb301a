"""The office's half day with a report, in Debian's chromium: a docx comes in, its units are proposed,
the table goes out as a workbook, is corrected in Excel and read back, one commitment is corrected on its
page, and the whole is opened, sent out, signed and issued. Exit code 1 when a page does not say what it
should."""
import re
import zipfile
from xml.sax.saxutils import escape

import openpyxl

from office import REPORT, Walk, expect, main

NUMBER = '湖政办〔2026〕9号'
TASK = '修复湖岸线10公里'


def half_day(office):
    clerk = office.sign_in('柏若溪')
    page = upload(office, clerk)
    clerk.sees('起草校核')
    expect(clerk.page.locator('.who:not(:has(.none))').count() > 60, 'units are proposed')
    corrected_in_excel(office, clerk, page)
    corrected_on_its_page(clerk, page)
    clerk.open(page + '/table')
    clerk.sees('修复湖岸线10公里（含生态护坡）')
    clerk.picture('walk-table')
    clerk.open(page + '/adoption')
    clerk.press_last()
    clerk.sees('已立项')
    issued(office, clerk, page)
    clerk.leaves()


def upload(office, clerk):
    """The report as a docx, as drafting groups send it."""
    path = office.folder / '湖滨区2026年政府工作报告.docx'
    docx(path, REPORT.read_text(encoding='utf-8'))
    clerk.open('/reports')
    clerk.page.set_input_files('input[type=file]', str(path))
    clerk.press('上传并读出')
    return clerk.page.url[len(office.address):]


def corrected_in_excel(office, clerk, page):
    """Reworded, given to another unit and dropped: each change comes back, and each stands on the page."""
    clerk.open(page + '/table')
    with clerk.page.expect_download() as download:
        clerk.page.click('text=下载 Excel')
    path = office.folder / '分解表.xlsx'
    download.value.save_as(path)
    book = openpyxl.load_workbook(path)
    sheet = book['工作版']
    heads = {cell.value.split('（')[0]: cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, heads['目标任务']).value: row for row in range(2, sheet.max_row + 1)}
    row = rows[TASK]
    sheet.cell(row, heads['目标任务']).value = TASK + '（含生态护坡）'
    sheet.cell(row, heads['完成时限']).value = '2026-10-31'
    dropped = next(number for task, number in rows.items() if number > row + 20)
    sheet.cell(dropped, heads['处理']).value = '删除'
    book.save(path)
    clerk.press('收回改好的 Excel')
    clerk.page.set_input_files('input[type=file]', str(path))
    clerk.press('收回修正')
    clerk.sees('已收回修正 3 处')
    clerk.picture('walk-corrections')


def corrected_on_its_page(clerk, page):
    """A unit set by hand, taken back, and set again: the reader's own reading stays in sight."""
    clerk.open(page)
    href = clerk.page.locator(f'.entry:has-text("停车位") dd a[href*="/commitments/"]').first
    clerk.page.goto(clerk.office.address + href.get_attribute('href'))
    unit = clerk.page.input_value('[name=lead]')
    for take_back in (True, False):
        clerk.page.fill('[name=lead]', '区财政局')
        clerk.press('保存修正')
        clerk.sees('区财政局')
        clerk.sees('系统读出' if unit else '清空')
        clerk.picture('walk-commitment')
        address = clerk.page.url
        if take_back:
            clerk.press('撤回')
            clerk.sees('已撤回这次修正')
            clerk.page.goto(address)
            expect(clerk.page.input_value('[name=lead]') == unit, 'what was read stands again')


def issued(office, clerk, page):
    """Sent to the units, submitted, signed by the three whose turn it is on one commitment, each for all
    that waits for them, and issued under one number."""
    clerk.open(page + '/issue')
    clerk.page.fill('[name=wanted]', '2026-12-31')
    press_whole(clerk, '征求意见')
    clerk.open(page + '/opinions')
    clerk.sees('未反馈')
    clerk.open(page + '/issue')
    press_whole(clerk, '报审')
    clerk.sees('已报审')
    clerk.open(page + '/issue')
    matter = clerk.page.locator('main tr a[href*="/matters/"]').first.get_attribute('href')
    for _ in range(6):
        name = next_signer(clerk, matter)
        if name is None:
            break
        signer = office.sign_in(name)
        signer.open(page + '/issue')
        # What is voted goes on to the meeting, which is named with what it decided.
        meeting = signer.page.locator('main [name=text]')
        if meeting.count():
            meeting.fill('第3次常务会议议定，同意')
        press_whole(signer, '签批')
        signer.sees('已签批')
        signer.leaves()
    clerk.open(page + '/issue')
    clerk.page.fill('[name=documentNumber]', NUMBER)
    press_whole(clerk, '印发')
    clerk.sees('已印发')
    clerk.picture('walk-issued')


def press_whole(person, word):
    """The act on all matters of the report at once: 报审 118 件."""
    with person.page.expect_navigation():
        person.page.locator(f'main button:has-text("{word}")').first.click()


def next_signer(clerk, matter):
    """Whose turn it is, as the matter's page tells; None when all have signed."""
    clerk.page.goto(clerk.office.address + matter)
    told = re.search('签批报审（[^）]*）：[^（]*（([^）]*)）', clerk.page.inner_text('main'))
    return told.group(1).split('、')[0] if told else None


def docx(path, text):
    """A Word file of plain paragraphs."""
    body = ''.join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line.lstrip("# "))}</w:t></w:r></w:p>'
        for line in text.splitlines() if line.strip())
    word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    package = 'http://schemas.openxmlformats.org/package/2006/'
    office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
    main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
    parts = {
        '[Content_Types].xml':
            f'<Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        '_rels/.rels':
            f'<Relationships xmlns="{package}relationships">'
            f'<Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        'word/document.xml':
            f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
    }
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + content)


if __name__ == '__main__':
    main(__doc__, Walk('half a day with a report', half_day, 4 * 3600))
