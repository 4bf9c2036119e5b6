"""The words of `docs/first-programme.md`, for organizers who see the program for the first time."""

from __future__ import annotations

HEAD = """\
# Your first programme

This guide makes a real programme: the seventh meeting of the CICA Youth Council, which is to be
held in the third or fourth quarter of 2024. It begins with the programme of the sixth meeting. You
need no mouse: every step tells the keys. With a mouse you click the same buttons.

Keys that work everywhere: **Tab** goes to the next button or field, **F6** leaves a table,
**Ctrl+Tab** goes to the next tab of a meeting, **Ctrl+Z** takes back what you did last, **F1**
shows all keys. Everything is saved at once."""

CHAPTERS: dict[str, tuple[str, str]] = {
    "find": (
        "Find the last meeting",
        "Press **Ctrl+2** to see all meetings and **Ctrl+F** to search. Type `sixth youth`. Press **Enter**"
        " to go to the list, and **Enter** again to open the meeting.",
    ),
    "begin": (
        "Begin a new meeting with it",
        "Press **Tab** until the button **More** has the frame, press **Space** and choose **New meeting "
        "from this one…**. The keyboard stands in the date. Type it as you know it: `third or fourth "
        "quarter of 2024`. Below the line the program says what it understood. Number, titles, delegations,"
        " agenda and programme come filled in; you can leave parts out.",
    ),
    "create": (
        "Create it",
        "Press **Enter**. The new meeting opens. Its sessions stand on “Day 1”, because the day is not yet "
        "known.",
    ),
    "agenda": (
        "Go to the agenda",
        "Press **Ctrl+Tab** three times for the tab **Agenda**, then **Alt+1** to stand in the list of "
        "items.",
    ),
    "item": (
        "Change the agenda",
        "Go down to item 7. **Insert** adds an item below it: type its title and press **Enter**. "
        "**Alt+Up** and **Alt+Down** move an item, **Alt+Right** makes it a part of the item above, "
        "**Alt+Left** takes it out again. The numbers follow.",
    ),
    "programme": (
        "Go to the programme",
        "Press **Alt+2**. At the left stands the agenda, at the right the day. Arrows go from session to "
        "session.",
    ),
    "session": (
        "Add a session",
        "Go to the session after which it comes and press **Insert**. Type the title and press **Enter**. "
        "**Esc** leads back to the day.",
    ),
    "move": (
        "Move it and make it shorter",
        "**Alt+Down** and **Alt+Up** move the session by one line of the grid, **Shift+Alt+Down** and "
        "**Shift+Alt+Up** make it longer and shorter. **Ctrl+Shift+F** decides whether what follows moves "
        "as well.",
    ),
    "put": (
        "Put an item into it",
        "Press **Shift+Tab** until the agenda at the left has the keyboard. Go to the item, press "
        "**Enter**, choose the session and press **Enter**. The item leaves the session in which it stood "
        "before.",
    ),
    "speakers": (
        "Say who speaks",
        "Press **Alt+3**. Go to the item and press **Insert**. Type a name or a delegation and press "
        "**Enter**.",
    ),
    "conflict": (
        "Look at the conflicts",
        "Press **Ctrl+Shift+K**. Here is what does not fit: nobody in the chair, one person in two places, "
        "a room used twice. Nothing is forbidden. Where it may stay so, go to **Accept…** with **Tab**, "
        "press **Space**, write the reason and press **Enter**.",
    ),
    "date": (
        "Make the date exact",
        "The host has named the day. Press **Ctrl+Tab** until you stand on **Overview**, go to **Date** "
        "with **Tab** and type `14 October 2024`. All sessions move to that day.",
    ),
    "papers": (
        "Hand out the programme",
        "Go to the tab **Documents**. Press **Tab** until the list of documents has the frame and go down "
        "to **Programme**. You see the text as it will be printed. Press **Tab** until **Word…** or "
        "**PDF…** has the frame, press **Space** and name the file.",
    ),
    "calendar": (
        "Give everybody the times",
        "Go back to the programme (**Ctrl+Shift+Tab**, **Alt+2**). In the menu with the three dots choose "
        "**Calendar…**. The file can be opened by Outlook, Apple Calendar and Thunderbird. Save it again "
        "after a change and send it: it moves the entries of those who opened it before.",
    ),
}

FOOT = """\
## How long it took

The whole story is {keys} keys. The program itself worked {seconds:.0f} seconds in all, waiting for
searches, pages and files included; this was measured while a script pressed the keys without a
pause. It is not a measurement of people: somebody who needs half a second for each key would need
about {minutes:.0f} minutes, and a first reader of this guide longer."""
