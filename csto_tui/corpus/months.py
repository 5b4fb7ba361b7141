"""The names of months and days in the languages of the newspapers we know. Nothing here parses."""

from __future__ import annotations

__all__ = ["MONTHS", "NEED_CAPITAL", "WEEKDAYS"]

_NAMES = (
    "january jan января январь янв студзеня студзень січня січень januar jänner janvier enero stycznia styczeń",
    "february feb февраля февраль фев лютага люты лютого лютий februar février fevrier febrero lutego luty",
    "march mar марта март мар сакавіка сакавік березня березень märz mars marzo marca marzec",
    "april apr апреля апрель апр красавіка красавік квітня квітень avril abril kwietnia kwiecień",
    "may мая май траўня травень травня mai mayo maja maj",
    "june jun июня июнь июн чэрвеня чэрвень червня червень juni juin junio czerwca czerwiec",
    "july jul июля июль июл ліпеня ліпень липня липень juli juillet julio lipca lipiec",
    "august aug августа август авг жніўня жнівень серпня серпень août aout agosto sierpnia sierpień",
    "september sept sep сентября сентябрь сен сент верасня верасень вересня вересень septembre septiembre "
    "września wrzesień",
    "october oct октября октябрь окт кастрычніка кастрычнік жовтня жовтень oktober octobre octubre "
    "października październik",
    "november nov ноября ноябрь ноя нояб лістапада лістапад листопада листопад novembre noviembre listopada listopad",
    "december dec декабря декабрь дек снежня снежань грудня грудень dezember décembre decembre diciembre "
    "grudnia grudzień",
)

MONTHS = {name: number for number, names in enumerate(_NAMES, 1) for name in names.split()}
"""Number by name, in small letters. Names that two languages share mean the same month in both."""

NEED_CAPITAL = frozenset(("may", "march", "mar", "mars", "mai", "maj", "sep", "dec", "jan"))
"""Month names that are other words as well when written small. French and Polish write theirs small: they
need a day before them.
"""

WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "понедельник вторник среда четверг пятница суббота воскресенье понедельника вторника среду среды "
    "четверга пятницу пятницы субботу субботы "
    "воскресенья панядзелак аўторак серада чацвер пятніца субота нядзеля понеділок вівторок середа четвер "
    "п'ятниця субота неділя "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi "
    "samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo poniedziałek wtorek środa czwartek piątek sobota "
    "niedziela".split()
)
