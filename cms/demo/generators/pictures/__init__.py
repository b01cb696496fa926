"""Drawn pictures of the demonstration: a catalogue of scenes, each drawn the same every time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import built, dishes, figures, halls, land, rooms, things
from .canvas import Canvas
from .palettes import PALETTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from .palettes import Palette

CREDIT_ZH = "示例图片（本站绘制）"
CREDIT_EN = "Sample picture (drawn for this site)"
WIDE, BOOK, TALL = (1600, 900), (1600, 1200), (1200, 1600)


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: how it is drawn, in which palette and size (pixels), and its alternative in both languages."""

    key: str
    draw: Callable[[Canvas, Palette], None]
    palette: str
    size: tuple[int, int]
    alt_zh: str
    alt_en: str

    @property
    def file_name(self) -> str:
        """Name of the file it is stored under."""
        return f"demo-{self.key}.jpg"


def _wide(key: str, draw: Callable[[Canvas, Palette], None], palette: str, zh: str, en: str) -> Scene:
    return Scene(key, draw, palette, WIDE, zh, en)


_LAND = (
    _wide("hills-spring", land.hills, "spring", "春天的山峦和松林", "Hills and pines in spring"),
    _wide("hills-autumn", land.hills, "autumn", "秋天的山峦和松林", "Hills and pines in autumn"),
    _wide("hills-winter", land.hills, "winter", "冬天的山峦和松林", "Hills and pines in winter"),
    _wide("hills-mist", land.hills, "mist", "云雾中的层层山峦", "Ranges of hills in the mist"),
    _wide("lake-dawn", land.lake, "dawn", "清晨的湖面和小船", "A boat on a lake at dawn"),
    _wide("lake-day", land.lake, "day", "晴天的湖面和芦苇", "A lake with reeds on a clear day"),
    _wide("lake-dusk", land.lake, "dusk", "夕阳下的湖面和归鸟", "A lake and birds at sunset"),
    _wide("lake-winter", land.lake, "winter", "冬天的湖面和候鸟", "Birds over a winter lake"),
    _wide("terraces-spring", land.terraces, "spring", "春天灌水的梯田", "Terraces full of water in spring"),
    _wide("terraces-summer", land.terraces, "summer", "夏天碧绿的梯田", "Green terraces in summer"),
    _wide("terraces-autumn", land.terraces, "autumn", "秋天金黄的梯田", "Golden terraces in autumn"),
    _wide("pillars-day", land.pillars, "summer", "林立的石峰和松树", "Stone pillars with pines"),
    _wide("pillars-mist", land.pillars, "mist", "云雾缭绕的石峰", "Stone pillars in the mist"),
    _wide("pillars-dusk", land.pillars, "dusk", "晚霞中的石峰", "Stone pillars at dusk"),
    Scene("pillars-tall", land.pillars, "dawn", TALL, "晨光里高耸的石峰", "Tall stone pillars in the morning light"),
    _wide("field-spring", land.fields, "spring", "开花的田野和村舍", "Fields in flower and farmhouses"),
    _wide("field-summer", land.fields, "summer", "夏天的稻田", "Rice fields in summer"),
    _wide("field-autumn", land.fields, "autumn", "秋收时节的稻田", "Rice fields at harvest"),
    _wide("greenhouse", land.greenhouse, "day", "成排的蔬菜大棚", "Rows of greenhouses"),
    _wide("village-spring", land.village, "spring", "溪边的春日村庄", "A village by a stream in spring"),
    _wide("village-autumn", land.village, "autumn", "溪边的秋日村庄", "A village by a stream in autumn"),
    _wide("forest-spring", land.forest, "spring", "春天的林间小路", "A path through a spring forest"),
    _wide("forest-autumn", land.forest, "autumn", "秋天的林间小路", "A path through an autumn forest"),
    _wide("windfarm", land.windfarm, "dawn", "山脊上的风力发电机", "Windmills on a ridge"),
)
_BUILT = (
    _wide("town-day", built.town, "day", "临水的古镇", "An old town on a river"),
    _wide("town-dusk", built.town, "dusk", "傍晚的临水古镇", "An old town on a river at dusk"),
    _wide("town-night", built.town, "night", "古镇夜色和灯笼", "Lanterns of an old town at night"),
    _wide("town-rain", built.town, "rain", "雨中的青瓦古镇", "An old town in the rain"),
    _wide("city-day", built.city, "day", "江边的城市天际线", "A city skyline by a river"),
    _wide("city-dusk", built.city, "dusk", "傍晚的城市天际线", "A city skyline at dusk"),
    _wide("city-night", built.city, "night", "夜晚的城市灯火", "City lights at night"),
    _wide("bridge-day", built.bridge, "day", "横跨大江的斜拉桥", "A cable-stayed bridge over a river"),
    _wide("bridge-dusk", built.bridge, "dusk", "夕阳下的斜拉桥", "A cable-stayed bridge at sunset"),
    _wide(
        "bridge-valley", built.valley_bridge, "day", "列车驶过山谷中的高桥", "A train on a high bridge across a valley"
    ),
    _wide("train-day", built.train, "summer", "高铁列车驶过高架桥", "A high-speed train on a viaduct"),
    _wide("train-spring", built.train, "spring", "春天田野上的高铁列车", "A high-speed train above spring fields"),
    _wide("train-dusk", built.train, "dusk", "暮色中的高铁列车", "A high-speed train at dusk"),
    _wide("road-day", built.road, "summer", "通向山里的公路和客车", "A road into the hills with a bus"),
    _wide("road-autumn", built.road, "autumn", "秋天的山间公路", "A hill road in autumn"),
    _wide("port-day", built.port, "day", "内河港口的吊机和集装箱", "Cranes and containers at a river port"),
    _wide("port-dusk", built.port, "dusk", "傍晚的内河港口", "A river port at dusk"),
    _wide("dam-day", built.dam, "summer", "泄水的水库大坝", "A dam with water running over its weirs"),
    _wide("dam-dusk", built.dam, "dusk", "傍晚的水库大坝", "A dam at dusk"),
    _wide("factory-day", built.factory, "day", "明亮的现代厂房", "Bright factory halls"),
    _wide("factory-dusk", built.factory, "dusk", "傍晚的现代厂房", "Factory halls at dusk"),
)
_ROOMS = (
    _wide("hall-counter", rooms.hall, "day", "政务服务大厅的窗口", "Counters of a service hall"),
    _wide("clinic-day", rooms.clinic, "day", "社区医院门前", "A community clinic"),
    _wide("clinic-ward", rooms.ward, "spring", "整洁的病房", "A tidy ward"),
    _wide("classroom-day", rooms.classroom, "spring", "上课的教室", "A lesson in a classroom"),
    _wide("campus", rooms.campus, "summer", "校园和运动场", "A school and its running track"),
    _wide("laboratory-bench", rooms.laboratory, "day", "实验室的工作台", "A laboratory bench"),
    _wide("library", halls.library, "autumn", "图书馆的书架和读者", "Shelves and readers in a library"),
    _wide("museum", halls.museum, "day", "博物馆展厅", "A gallery of a museum"),
    _wide("stage", halls.stage, "spring", "戏台上的演员", "Performers on an opera stage"),
    _wide("meeting-room", halls.meeting, "day", "会议室", "A meeting room"),
    _wide("press-room", halls.press, "day", "新闻发布会现场", "A press conference"),
    _wide("workshop-line", halls.workshop, "day", "车间里的机械臂", "Robot arms on a production line"),
)
_THINGS = (
    _wide("embroidery-red", things.embroidery, "autumn", "绣绷上的红色花卉", "Red flowers on an embroidery hoop"),
    _wide("embroidery-blue", things.embroidery, "dawn", "绣绷上的浅色花卉", "Pale flowers on an embroidery hoop"),
    _wide("embroidery-green", things.embroidery, "spring", "绣绷上的粉色花卉", "Pink flowers on an embroidery hoop"),
    _wide("porcelain-blue", things.porcelain, "day", "青花瓷瓶", "Blue-and-white vases"),
    _wide("porcelain-celadon", things.celadon, "mist", "青绿釉瓷瓶", "Celadon vases"),
    _wide("tea-cup", things.tea, "spring", "茶壶和热茶", "A teapot and cups of hot tea"),
    _wide("tea-brick", things.brick_tea, "autumn", "压制的黑茶和竹篓", "Pressed dark tea and a basket"),
    _wide("paper-umbrella", things.umbrella, "spring", "撑开的油纸伞", "Open oiled-paper umbrellas"),
    _wide("fireworks-river", things.fireworks, "night", "江面上的烟花", "Fireworks over a river"),
    _wide("lanterns", things.lanterns, "dusk", "街巷上空的灯笼", "Lanterns above a lane"),
    _wide("dragon-boat", things.dragon_boat, "summer", "竞渡的龙舟", "Dragon boats racing"),
    Scene("noodles", dishes.noodles, "day", TALL, "一碗牛肉米粉", "A bowl of rice noodles with beef"),
    Scene("fish-head", dishes.fish_head, "summer", TALL, "剁椒鱼头", "Fish head with chopped chilli"),
    Scene("braised-pork", dishes.braised_pork, "autumn", TALL, "红烧肉", "Red-braised pork"),
    Scene("soup-pot", dishes.soup, "spring", TALL, "莲子羹", "Lotus seed soup"),
    Scene("stir-fry", dishes.stir_fry, "dusk", TALL, "锅里的小炒", "A stir-fry in the pan"),
    Scene("tofu", dishes.tofu, "day", TALL, "一盘臭豆腐", "A plate of crisp tofu"),
    Scene("rice-cake", dishes.rice_cake, "winter", TALL, "糍粑", "Rice cakes"),
    Scene("sweet-rice", dishes.sweet_rice, "autumn", TALL, "蒸笼里的腊味", "Smoked meats in a steamer"),
)
_FIGURES = (
    *(Scene(f"portrait-{letter}", figures.portrait, palette, TALL, "人物剪影（示例）", "A silhouette (sample)")
      for letter, palette in zip("abcdef", ("day", "mist", "dawn", "winter", "spring", "rain"), strict=True)),
    _wide("red-site", figures.red_site, "autumn", "山上的纪念碑和石阶", "A memorial on a hill"),
    Scene("card-policy", figures.card, "day", BOOK, "带红色标题的文件图标", "A document with a red heading"),
    Scene("card-data", figures.data_card, "day", BOOK, "柱状图和环形图", "Bars and a ring chart"),
    Scene("card-video", figures.video_card, "dawn", BOOK, "视频画面和播放键", "A film with a play sign"),
    Scene("card-notice", figures.notice_card, "spring", BOOK, "贴着通知的公告栏", "A board with notices"),
    Scene("song-lotus", figures.song, "summer", BOOK, "琴和湖光山色", "A lute before hills in summer"),
    Scene("song-mountain", figures.song, "mist", BOOK, "琴和云雾山峦", "A lute before misty hills"),
    Scene("song-workers", figures.song, "autumn", BOOK, "琴和秋天的山", "A lute before autumn hills"),
    Scene("song-river", figures.song, "night", BOOK, "琴和月夜的山", "A lute on a moonlit night"),
    Scene("song-field", figures.song, "spring", BOOK, "琴和春天的山", "A lute before spring hills"),
)  # fmt: skip

#: Every picture of the demonstration by its key.
SCENES: dict[str, Scene] = {scene.key: scene for scene in (*_LAND, *_BUILT, *_ROOMS, *_THINGS, *_FIGURES)}


def draw(key: str) -> bytes:
    """JPEG bytes of a scene, the same on every call. Raises `KeyError` on an unknown key."""
    scene = SCENES[key]
    canvas = Canvas.new(*scene.size, key)
    scene.draw(canvas, PALETTES[scene.palette])
    return canvas.jpeg()
