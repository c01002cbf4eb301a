"""The README's walks in Debian's chromium, as people take them: a commitment from the report to its
closing by people of four kinds, an office's day on a phone, a newcomer let in by two administrators, and a
remark without a mouse. Exit code 1 when a page does not say what it should."""
import re
from urllib.parse import urlencode

from office import DESK, PASSWORD, PHONE, REPORT, Walk, expect, found, main

TASK, LIAISON, CHECKER = '修复湖岸线10公里', '迟景明', '岑文远'


def ten_minutes(office):
    """Upload, open, sign, issue, accept, plan, report, refuse the unit's own check, close, and find it
    in the figures."""
    clerk = office.sign_in('柏若溪')
    clerk.open('/reports')
    clerk.page.set_input_files('input[type=file]', str(REPORT))
    clerk.press('上传并读出')
    clerk.sees('待核数据')
    clerk.picture('walk-report')
    clerk.press('分解立项')
    clerk.press('立项 120 件')
    clerk.sees('已立项 120 件')
    matter = found(clerk, TASK[2:4])
    clerk.does('报审', matter)
    signed_through(office, clerk, matter, '报审')
    clerk.does('印发', matter, documentNumber='湖政办〔2026〕2号')
    unit = office.sign_in(LIAISON)
    unit.does('签收', matter)
    unit.does('报送方案', matter)
    signed_through(office, clerk, matter, '方案')
    for done in (6, 10):
        unit.does('填报', matter, counted=f'{done}/10公里', text=f'已修复{done}公里')
        signed_through(office, clerk, matter, '填报')
    unit.does('申请销号', matter, text='10公里全部修复', files={'evidence-0': REPORT})
    head = signer(clerk, matter, '销号')
    each(office, head, '签批销号', matter)
    # Four eyes: whoever did it does not check it.
    own = office.sign_in(head)
    own.open(matter)
    expect(own.page.locator('main a:text-is("核查")').count() == 0, 'a unit cannot check itself')
    own.leaves()
    each(office, CHECKER, '核查', matter, text='实地看过，岸线已经修复')
    signed_through(office, clerk, matter, '销号')
    clerk.open(matter)
    clerk.sees('已销号')
    clerk.sees('实地看过')
    clerk.picture('walk-closed')
    clerk.open('/analysis/units')
    clerk.picture('walk-analysis')
    clerk.open('/ledgers/report-task?state=closed')
    clerk.sees(TASK)
    for person in (clerk, unit):
        person.leaves()


def phone(office):
    """A vice head in the corridor: without scripts, on a phone, two characters find the card; a waiting
    signature is given from the desk; nothing is wider than the screen."""
    clerk = office.sign_in('柏若溪')
    matter = found(clerk, '新增停车')
    clerk.does('报审', matter)
    each(office, signer(clerk, matter, '报审'), '签批报审', matter)
    leader = office.sign_in('陆清和', PHONE, scripts=False)
    for path in ('/', '/ledgers/report-task', matter, '/cards', '/analysis/units', '/wall'):
        leader.open(path)
        fits(leader)
    leader.open('/cards?' + query(q='停车'))
    leader.sees('停车')
    leader.picture('walk-phone-card')
    name = signer(clerk, matter, '报审')
    vice = office.sign_in(name, PHONE, scripts=False)
    vice.sees('签批报审')
    vice.press('签批报审')
    vice.press_last()
    vice.sees('已办')
    vice.picture('walk-phone-desk')
    for person in (clerk, leader, vice):
        person.leaves()


def newcomer(office):
    """Without scripts: the one administrator registers a unit, its post and who holds it, the other opens
    the account; the newcomer changes the first password, and loses a right and gets it back."""
    system = office.sign_in('系统管理员', scripts=False)
    system.press('登记单位')
    fill(system, name='区地方志办公室', kind='department')
    system.press('登记')
    system.sees('单位已登记')
    system.press('登记岗位')
    fill(system, function='liaison', telephone='0000123')
    system.press('登记')
    system.sees('岗位已登记')
    system.press('任职交接')
    fill(system, name='宁采薇')
    system.press('看看交接什么')
    system.sees('将要这样交接')
    system.press('确认交接')
    system.sees('区地方志办公室联络员：宁采薇自')
    security = office.sign_in('安全管理员', scripts=False)
    security.press('开立账号')
    choice = security.page.locator('option:has-text("宁采薇")').get_attribute('value')
    fill(security, person=choice)
    security.press('开立账号')
    security.sees('已为宁采薇开立账号')
    first = re.search(r'初始口令：(\S+)', security.page.inner_text('main')).group(1)
    page = office.browser.new_context(locale='zh-CN', java_script_enabled=False).new_page()
    page.goto(office.address + '/sign-in')
    for name, value in (('login', '宁采薇'), ('password', first)):
        page.fill(f'input[name={name}]', value)
    page.locator('main button').first.click()
    expect('/password' in page.url, 'a first password is changed before anything else')
    page.context.close()
    security.open('/administration/roles?' + query(q='地方志'))
    security.press('宁采薇')
    security.page.uncheck('input[value=act]')
    security.press('保存权限')
    security.sees('已调整权限')
    security.open('/administration/roles?' + query(q='地方志'))
    security.sees('办理事项、填报')
    for person in (system, security):
        person.leaves()


def keyboard(office):
    """Without a mouse: signs in, skips the rail, finds a matter, writes on it, and sees what was written;
    whatever has the focus is seen to have it."""
    clerk = office.sign_in('柏若溪')
    clerk.leaves()
    clerk.context = office.browser.new_context(viewport=DESK, locale='zh-CN')
    clerk.page = page = clerk.context.new_page()
    clerk.open('/sign-in')
    tab_to(page, '[name=login]')
    page.keyboard.type(clerk.name)
    tab_to(page, '[name=password]')
    page.keyboard.type(PASSWORD)
    enter(page)
    clerk.sees('我的待办')
    clerk.open('/ledgers/report-task')
    page.keyboard.press('Tab')
    expect('跳到正文' in page.evaluate('document.activeElement.innerText'), 'the first stop skips the rail')
    page.keyboard.press('Enter')
    tab_to(page, 'main a[href*="/matters/"]')
    expect(page.evaluate('document.activeElement.closest("main") !== null'), 'the rail was skipped')
    enter(page)
    tab_to(page, 'a[href$="/remark"]')
    enter(page)
    tab_to(page, '[name=text]')
    page.keyboard.type('只用键盘写下的批注')
    tab_to(page, 'main form button.main')
    enter(page)
    clerk.sees('只用键盘写下的批注')
    clerk.leaves()


def tab_to(page, selector, most=120):
    """Presses Tab until an element of this kind has the focus; each on the way shows that it has it."""
    for _ in range(most):
        page.keyboard.press('Tab')
        found, shown = page.evaluate(
            """selector => {
              const here = document.activeElement, look = getComputedStyle(here)
              return [here.matches(selector), here === document.body || look.outlineStyle !== 'none']
            }""", selector)
        expect(shown, f'the focus is seen on {page.url}: {page.evaluate("document.activeElement.outerHTML")[:200]}')
        if found:
            return
    expect(False, f'{selector} is reached by Tab on {page.url}')


def enter(page):
    with page.expect_navigation():
        page.keyboard.press('Enter')


def fill(who, **fields):
    """Fills in a form: what is written, and what is chosen."""
    for name, value in fields.items():
        field = who.page.locator(f'main form [name="{name}"]').last
        if field.evaluate('element => element.tagName') == 'SELECT':
            field.select_option(value)
        else:
            field.fill(value)


def each(office, name, act, matter, **fields):
    """Somebody comes, does one thing, and goes."""
    person = office.sign_in(name)
    person.does(act, matter, **fields)
    person.leaves()


def signer(person, matter, kind):
    """Who signs next, as the page tells it: 签批报审（1月21日申请）：责任领导（何岳鸣）; None when nobody."""
    person.open(matter)
    told = re.search(f'签批{kind}（[^）]*）：[^（]*（([^）]*)）', person.page.inner_text('main'))
    return told.group(1) if told else None


def signed_through(office, person, matter, kind):
    """Each who must sign a request does so, one after the other."""
    for _ in range(6):
        name = signer(person, matter, kind)
        if name is None:
            return
        each(office, name, f'签批{kind}', matter)
    expect(False, f'{kind} of {matter} is signed at last')


def fits(person):
    wide = person.page.evaluate('document.documentElement.scrollWidth')
    expect(wide <= PHONE['width'], f'{person.page.url} is {wide} wide on a phone')


def query(**pairs):
    return urlencode(pairs)


if __name__ == '__main__':
    main(__doc__, Walk('(a) from a report to a closing', ten_minutes, 600), Walk('on a phone', phone),
         Walk('a newcomer, without scripts', newcomer), Walk('without a mouse', keyboard))
