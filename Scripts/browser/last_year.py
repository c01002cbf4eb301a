"""Last year's ledger in Debian's chromium: a workbook with a title, two rows of heads and merged cells is
mapped once and imported; the same workbook again opens nothing. Prints how long it took. Exit code 1
when a page does not say what it should."""

import openpyxl

from office import Walk, expect, main

UNITS = ['区住房和城乡建设局', '区教育局', '区水利局']


def ledger(path):
    """As an office keeps it: a title over all, 任务 and 进度 over two columns each, a unit over its rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(['湖滨区重点工作台账（上年度）'])
    sheet.append(['序号', '工作任务', None, '牵头单位', '完成时限', '进度', None])
    sheet.append([None, '主要内容', '类型', None, None, '备注', '占比'])
    for merge in ('A1:G1', 'A2:A3', 'B2:C2', 'D2:D3', 'E2:E3', 'F2:G2'):
        sheet.merge_cells(merge)
    for unit in UNITS:
        first = sheet.max_row + 1
        for number in range(1, 13):
            sheet.append([sheet.max_row - 2, f'{unit[1:]}续办任务第{number}项', '常规', unit, '2026-09-30',
                          '上年已开工', '=1/2'])
        sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=4, end_column=4)
    sheet.append([99, '与住建局共办的任务', '常规', '区住建局', '2026-10-31', '', ''])
    sheet.append([100, '时限不清的任务', '常规', '区教育局', '再定', '', ''])
    book.save(path)


def last_year(office):
    path = office.folder / '上年台账.xlsx'
    ledger(path)
    clerk = office.sign_in('柏若溪')
    clerk.open('/ledgers/report-task')
    clerk.press('导入')
    clerk.page.set_input_files('input[name=table]', str(path))
    clerk.press('上传并读出')
    clerk.sees('将立项 36 行')
    clerk.sees('区住建局')
    clerk.picture('walk-import')
    clerk.press('按此对照再看')
    clerk.sees('将立项 37 行')
    clerk.press('导入 37 行')
    clerk.sees('已立项 37 件')
    clerk.sees('还有 1 行没有导入')
    clerk.picture('walk-imported')
    with clerk.page.expect_download() as download:
        clerk.page.click('text=下载未导入的行')
    left = office.folder / '未导入的行.xlsx'
    download.value.save_as(left)
    rest = openpyxl.load_workbook(left).active
    texts = [cell.value for cell in rest[2]]
    expect('时限不清的任务' in texts and '再定' in ''.join(filter(None, texts)), 'the rest comes with its reason')
    clerk.open('/ledgers/report-task/import')
    clerk.page.set_input_files('input[name=table]', str(path))
    clerk.press('上传并读出')
    clerk.sees('已有 37 行')
    clerk.leaves()


if __name__ == '__main__':
    main(__doc__, Walk('last year\'s ledger', last_year))
