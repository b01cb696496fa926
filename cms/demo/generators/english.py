"""Texts of the English site: stories, and news, figures and entries made by pattern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.catalogue import RegionSpec, regions
from cms.departments.catalogue import DepartmentSpec, department_specs

from .bank import Story, stories
from .dates import MONTHS, en, next_working_day
from .model import (
    AudioSlot,
    Bullets,
    CallOut,
    Draft,
    Heading,
    ImageSlot,
    KeyFigures,
    Paragraph,
    Quote,
    Table,
    VideoSlot,
)

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

SONGS = ("lotus", "leaves", "tamping", "night-fishing", "planting")
SUBJECTS = (
    ("a shared website for departments", "hall-counter"),
    ("night clinics in county hospitals", "clinic-day"),
    ("bus lines for mountain villages", "road-day"),
    ("free entry hours at museums", "museum"),
    ("school meals checked by parents", "classroom-day"),
    ("repairs to old reservoirs", "dam-day"),
    ("wetland for winter birds", "lake-winter"),
    ("training for home carers", "clinic-ward"),
    ("a reading room in every township", "library"),
    ("safer crossings near schools", "city-day"),
    ("help for first-time exporters", "port-day"),
    ("cleaner kitchens in street stalls", "noodles"),
)
NEWS = (
    "{place} opens {subject}",
    "Province reports progress on {subject}",
    "What residents said about {subject}",
    "{place} tries out {subject}",
    "More money for {subject}",
    "Questions and answers: {subject}",
    "A year of {subject}",
    "How {place} organised {subject}",
    "New timetable for {subject}",
    "Volunteers support {subject}",
)
BUSINESS = (
    ("machinery makers", "factory-day"),
    ("tea growers", "tea-cup"),
    ("rail suppliers", "train-day"),
    ("small software firms", "city-night"),
    ("ceramics workshops", "porcelain-blue"),
    ("river carriers", "port-dusk"),
    ("seed companies", "field-summer"),
    ("battery recyclers", "windfarm"),
    ("food processors", "greenhouse"),
    ("tool makers", "workshop-line"),
)
BUSINESS_NEWS = (
    "{subject_cap} meet buyers in {place}",
    "Customs help desk for {subject}",
    "{place} trade fair puts {subject} first",
    "Shared testing for {subject}",
    "Green power for {subject}",
    "{subject_cap} look abroad",
    "Loans within a week for {subject}",
    "{place} lists services for {subject}",
    "Training places for {subject}",
)
PHOTOS = (
    ("Morning on the lake", "lake-dawn"),
    ("Terraces after the harvest", "terraces-autumn"),
    ("A train crosses the valley", "bridge-valley"),
    ("Night market lights", "town-night"),
    ("Pillars in the mist", "pillars-mist"),
    ("Fireworks over the river", "fireworks-river"),
    ("Rape fields in flower", "field-spring"),
    ("The port at dusk", "port-dusk"),
)
NOTICES = (
    "Opening hours of the exit-entry counter",
    "Changes to the residence form",
    "Road closures in {place} this weekend",
    "Free health check for international students",
    "Bilingual help desk moves to a new floor",
    "Online service pauses for an upgrade",
)
QUESTIONS = (
    (
        "Can I drive with a foreign licence?",
        "Not directly. Exchange it at the vehicle office with a certified translation and a health check.",
    ),
    ("Where do I report noise at night?", "Dial 12345. The district answers within three working days."),
    (
        "May my child attend a public school?",
        "Yes, with a residence permit and proof of address. Apply to the district in spring.",
    ),
    ("How do I get a tax certificate?", "Download it from the tax service after signing in, or ask at any tax hall."),
    ("Is tap water safe to drink?", "Boil it first. Bottled and filtered water is sold everywhere."),
    ("Who helps with a lost bank card?", "Call the bank at once, then take your passport to any branch."),
)
INDICATORS = (
    "Industrial output",
    "Retail sales",
    "Foreign trade",
    "Consumer prices",
    "Electricity use",
    "Parcels delivered",
    "New urban jobs",
    "Overnight visitors",
)
LEADERS = (
    ("Governor (sample)", "Directs the overall work of the provincial government"),
    ("Executive Vice Governor (sample)", "Responsible for development, finance and emergency management"),
    ("Vice Governor (sample), Industry and Trade", "Responsible for industry, commerce and foreign affairs"),
    ("Secretary General (sample)", "Responsible for the General Office"),
)


def english(ctx: Context) -> Draft:
    """A text of the English column."""
    makers = {
        "latest": news,
        "business-news": business,
        "photos": photos,
        "notices": notices,
        "statistics": statistics,
        "leaders": leaders,
        "departments": departments,
        "regions": region,
        "projects": projects,
        "contact": questions,
    }
    maker = makers.get(ctx.plan.path.rsplit("/", 1)[-1])
    return maker(ctx) if maker else story(ctx)


def _place(ctx: Context) -> str:
    return ctx.pick("place", [region.name_en.removesuffix(" City") for region in regions()[:13]])


def story(ctx: Context) -> Draft:
    """A ready story of the column. Raises `KeyError` for a column without stories."""
    pool: tuple[Story, ...] = stories("english_stories.yaml")[ctx.plan.path]
    told = pool[ctx.number % len(pool)]
    body: list[Block] = [Paragraph(told.summary), *map(Paragraph, told.paragraphs)]
    sound = SONGS[ctx.number % len(pool)] if ctx.plan.layout == "audio" else ""
    if sound:
        body.insert(0, AudioSlot(sound, told.title, told.paragraphs[1]))
    elif ctx.number % 2 == 0:
        body.insert(2, ImageSlot(told.picture, f"{told.title} (drawn for this site)"))
    return Draft(told.title, told.summary, body, _keywords(told.title), picture=told.picture, sound=sound)


def _keywords(title: str) -> list[str]:
    return [word.strip(",:()") for word in title.split() if len(word) > 4][:3]


def news(ctx: Context) -> Draft:
    """General news."""
    (subject, picture), place = ctx.pick("subject", SUBJECTS), _place(ctx)
    title = ctx.pick("title", NEWS).format(subject=subject, place=place)
    count = ctx.rng.randint(12, 90)
    body: list[Block] = [
        Paragraph(f"On {en(ctx.day)} officials in {place} described {subject} and what comes next."),
        Paragraph(f"The plan names {count} places, who is in charge of each, and when it will be checked."),
        Quote("If it does not work for people with little time, it does not work.", "A local official (sample)"),
        Paragraph("Residents can comment through the question form. Comments are answered within seven working days."),
    ]
    if ctx.number % 2:
        body.insert(
            2,
            KeyFigures(
                ((str(count), "", "places"), ("7", "days", "time to answer")), f"{en(ctx.day)} (sample figures)"
            ),
        )
    return Draft(title, f"A first look at {subject} in {place}.", body, [place, "news"], picture=picture)


def business(ctx: Context) -> Draft:
    """News for companies."""
    (subject, picture), place = ctx.pick("subject", BUSINESS), _place(ctx)
    title = ctx.pick("title", BUSINESS_NEWS).format(subject=subject, subject_cap=subject.capitalize(), place=place)
    body: list[Block] = [
        Paragraph(f"{place} invited {subject} and their customers to a one-day meeting on {en(ctx.day)}."),
        Bullets(
            (
                "A list of services with names of contacts",
                "Sample contracts in Chinese and English",
                "A desk for customs and tax questions",
            )
        ),
        Paragraph(
            "Companies that missed the day can register online and will be called back within five working days."
        ),
    ]
    return Draft(title, f"Practical help for {subject}.", body, [place, "business"], picture=picture)


def photos(ctx: Context) -> Draft:
    """A picture with a few words."""
    title, picture = ctx.pick("photo", PHOTOS)
    body: list[Block] = [
        ImageSlot(picture, f"{title} (drawn for this site)"),
        Paragraph("An illustration drawn for this site. It shows no particular place or person."),
        VideoSlot(title, "Hills, water and a boat, drawn as a short silent film.")
        if ctx.number == 0
        else Paragraph("More pictures follow every fortnight."),
        Paragraph("The picture may be used freely as long as its source is named."),
    ]
    return Draft(f"In pictures: {title}", "Illustration of the season.", body, ["pictures"], picture=picture)


def notices(ctx: Context) -> Draft:
    """A notice for foreign residents."""
    title = ctx.pick("notice", NOTICES).format(place=_place(ctx))
    until = next_working_day(ctx.day, 14)
    body: list[Block] = [
        Paragraph(f"This notice applies from {en(ctx.day)} to {en(until)}."),
        Bullets(
            (
                "Bring your passport.",
                "Applications already handed in are not affected.",
                "Online services stay open unless stated otherwise.",
            )
        ),
        Paragraph("Sample telephone: 0731-00000000, working days 09:00 to 17:00."),
    ]
    return Draft(title, f"Valid until {en(until)}.", body, ["notice"], picture="card-notice")


def statistics(ctx: Context) -> Draft:
    """Monthly figures; all are samples."""
    rng, month = ctx.rng, ctx.day.month - 1 or 12
    rows = [
        ("Indicator (sample)", "Change, %"),
        *((name, f"{rng.uniform(-2, 8):.1f}") for name in rng.sample(INDICATORS, 5)),
    ]
    lead = ctx.pick("indicator", INDICATORS)
    body: list[Block] = [
        Paragraph(
            f"Sample figures for {MONTHS[month - 1]}. They show how statistics are presented and describe nothing real."
        ),
        Table(tuple(rows), caption=f"Sample figures, {MONTHS[month - 1]}", source="Sample data"),
        Paragraph("Changes are against the same month of the previous year."),
    ]
    return Draft(
        f"{lead}: sample figures for {MONTHS[month - 1]}",
        "A sample monthly table.",
        body,
        ["statistics"],
        picture="card-data",
    )


def leaders(ctx: Context) -> Draft:
    """The page of a post."""
    title, duties = LEADERS[ctx.number % len(LEADERS)]
    body: list[Block] = [
        Heading("Responsibilities"),
        Paragraph(f"{duties}."),
        Heading("Biography"),
        Paragraph(
            "A sample biography that describes no real person. Worked in counties and departments of the province."
        ),
        Paragraph("Names are published after appointment. Enquiries go to the department concerned."),
    ]
    picture = ("portrait-a", "portrait-b", "portrait-c", "portrait-d")[ctx.number % 4]
    return Draft(title, f"{duties}.", body, ["government"], picture=picture, position=title.split(" (")[0])


def departments(ctx: Context) -> Draft:
    """A department and what it does."""
    unit: DepartmentSpec = ctx.pick("department", [spec for spec in department_specs() if spec.subsite])
    body: list[Block] = [
        Paragraph(
            f"The {unit.name_en} makes plans in its field, gives licences and answers questions from the public."
        ),
        Bullets(
            (
                "Publishes rules and explains them.",
                "Handles applications within the time promised.",
                "Answers letters within seven working days.",
            )
        ),
        Paragraph("Sample telephone: 0731-00000000. Please write in English or Chinese."),
    ]
    return Draft(
        unit.name_en,
        "What the department does and how to reach it.",
        body,
        ["department"],
        source=unit.code,
        picture="hall-counter",
    )


def region(ctx: Context) -> Draft:
    """A prefecture-level division with its counties."""
    spec: RegionSpec = ctx.pick("region", regions())
    rows = [("Code", "Name"), *((county.code, county.name_en) for county in spec.children)]
    body: list[Block] = [
        Paragraph(f"{spec.name_en} has {len(spec.children)} county-level divisions."),
        Table(tuple(rows), caption=f"County-level divisions of {spec.name_en}"),
        Paragraph("Addresses of local websites are entered by their owners and checked every quarter."),
    ]
    return Draft(
        spec.name_en,
        f"{len(spec.children)} county-level divisions.",
        body,
        ["regions"],
        picture=ctx.pick("p", PHOTOS)[1],
    )


PROJECTS = (
    "Cold-store logistics",
    "Hot spring resort",
    "Bamboo products",
    "Battery recycling",
    "Tea processing",
    "Rail components",
    "Riverside hotel",
)


def projects(ctx: Context) -> Draft:
    """A project seeking investors."""
    name, place, amount = ctx.pick("project", PROJECTS), _place(ctx), ctx.rng.randint(20, 400)
    elements = [
        ("Place", place),
        ("Investment", f"CNY {amount} million (sample)"),
        ("Form", "Sole, joint or by agreement"),
    ]
    body: list[Block] = [
        Paragraph(f"{place} looks for a partner for {name[0].lower()}{name[1:]}. Land, power and water are ready."),
        Bullets(("Standard halls and waste-water treatment", "Help with permits", "Staff training on site")),
        CallOut("A demonstration entry. It is no offer and no promise."),
        Paragraph("Questions are answered by the Department of Commerce within five working days."),
    ]
    return Draft(
        f"{name} project in {place} (sample)",
        f"CNY {amount} million, {place}.",
        body,
        ["investment", place],
        elements=elements,
        facts=elements[:2],
        picture=ctx.pick("p", BUSINESS)[1],
    )


def questions(ctx: Context) -> Draft:
    """A question of a resident with its answer."""
    question, answer = ctx.pick("question", QUESTIONS)
    body: list[Block] = [
        Paragraph(f"Question: {question}"),
        Paragraph(f"Answer, {en(ctx.day)}: {answer}"),
        Paragraph("If your case differs, write to us through the question form and describe it."),
    ]
    elements = [("Asked through", "Question form"), ("Answered on", en(ctx.day)), ("State", "Answered")]
    return Draft(question, answer, body, ["question"], elements=elements)
