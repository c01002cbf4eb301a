"""Three days of the supervision section in Debian's chromium, on a sample district that has been lived
in: the day on which reports are due, a leader's question, and the question where a light came from.
Exit code 1 when a page does
not say what it should or a walk takes longer than it may."""
import pathlib
import re
from urllib.parse import quote

from office import PHONE, Walk, expect, main

CLERK = '柏若溪'


def due_day(office):
    """Who has not reported; one press urges them, one drafts the bulletin, one gives each leader's sheet."""
    clerk = office.sign_in(CLERK)
    clerk.open('/supervision/reporting')
    clerk.sees('未报')
    call = clerk.page.locator('main button:has-text("催报")')
    expect(call.count() == 1, 'units that have not reported are called for by one press')
    units = int(re.search(r'\d+', call.inner_text()).group(0))
    with clerk.page.expect_navigation():
        call.click()
    clerk.sees(f'已向 {units} 个单位催报')
    clerk.picture('walk-due-day')
    called = clerk.page.inner_text('.notice').split('：')[1].split('、')[0].rstrip('。')
    clerk.open('/supervision/reporting')
    clerk.press('拟通报')
    clerk.sees('没有报送')
    clerk.sees(called)
    clerk.picture('walk-bulletin')
    clerk.open('/supervision/leaders')
    clerk.sees('一人一单')
    with clerk.page.expect_download() as download:
        clerk.page.locator('main a:has-text("docx")').first.click()
    expect(pathlib.Path(download.value.path()).stat().st_size > 2_000, 'the sheets come as docx')
    clerk.leaves()
    urged(office, called)


def urged(office, unit):
    """Whom the office called for finds it in the matter's story, by name and minute."""
    clerk = office.sign_in(CLERK)
    clerk.open('/supervision/reporting')
    with clerk.page.expect_navigation():
        clerk.page.locator(f'main a:has-text("{unit}")').first.click()
    matters = clerk.page.locator('main a[href*="/matters/"]').evaluate_all(
        'links => links.map(link => link.href)')
    stories = []
    for address in matters:
        clerk.page.goto(address)
        stories.append(clerk.page.inner_text('main'))
    expect(any('还没有报送，请尽快填报' in story for story in stories), f'{unit} was urged')
    clerk.leaves()


def question(office):
    """A leader asks in the corridor: two characters on a telephone, and the card is there."""
    clerk = office.sign_in(CLERK, PHONE, scripts=False)
    clerk.open('/cards?q=' + quote('停车'))
    clerk.sees('停车')
    clerk.sees('联络员')
    expect(clerk.page.locator('main a[href^="tel:"]').count() > 0, 'one touch rings the liaison officer')
    clerk.picture('walk-card')
    clerk.leaves()


def year_end(office):
    """A number opens to its matters, a matter to the dated entry that made its light; the unit itself has
    seen the same light, when its period was closed."""
    clerk = office.sign_in(CLERK)
    clerk.open('/analysis/units')
    numbers = clerk.page.locator('main tbody a[href*="/analysis/matters"]')
    red = next(numbers.nth(place) for place in range(numbers.count())
               if 'what=red' in numbers.nth(place).get_attribute('href')
               and counted(numbers.nth(place)) > 0)
    count = counted(red)
    with clerk.page.expect_navigation():
        red.click()
    rows = clerk.page.locator('main tbody a[href*="/matters/"]')
    expect(rows.count() == count, f'the number {count} opens to {rows.count()} matters')
    matter = rows.first.get_attribute('href')
    matter = matter[matter.index('/matters/'):]
    clerk.open(matter)
    story = clerk.page.inner_text('main')
    dated = re.findall(r'\d{4}-\d\d-\d\d \d\d:\d\d', story)
    expect(len(dated) > 5, 'each entry of the story bears its minute')
    expect('红' in story and '锁定' in story, 'the light was told when its period was closed')
    links = led_back(clerk)
    clerk.picture('walk-light')
    liaison = clerk.page.locator('main dl div:has(dt:text-is("联络员")) dd').inner_text().split()[0]
    unit = office.sign_in(liaison)
    unit.open(matter)
    expect(re.findall(r'\d{4}-\d\d-\d\d \d\d:\d\d', unit.page.inner_text('main')) == dated,
           'the unit sees the same entries')
    expect(led_back(unit) == links, 'the same light and dates lead the unit to the same entries')
    for person in (clerk, unit):
        person.leaves()


def counted(link):
    """The number that a link shows, whatever it counts."""
    digits = re.search(r'\d+', link.inner_text())
    return int(digits.group()) if digits else 0


def led_back(person):
    """Where the light, its reason, the published light, progress and both dates lead: each to an entry of
    the story with its minute."""
    links = person.page.locator('main a[href^="#e"]').evaluate_all(
        'links => links.map(link => link.getAttribute("href"))')
    expect(len(links) >= 4, f'light, published light and due day lead to entries: {links}')
    for link in set(links):
        entry = person.page.locator(f'li{link}')
        expect(entry.count() == 1, f'{link} is an entry')
        expect(re.search(r'\d{4}-\d\d-\d\d \d\d:\d\d', entry.inner_text()), f'{link} bears its minute')
    return links


if __name__ == '__main__':
    main(__doc__, Walk('the day reports are due', due_day), Walk('(d) a leader asks', question, 60),
         Walk('(e) where a light came from', year_end), data=True)
