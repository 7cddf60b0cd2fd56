import io

from vneduunion.cli.progress import told


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def tell_everything(stream: io.StringIO) -> str:
    with told("en", on=stream) as tell:
        tell("constraints", 0, None)
        tell("conflicts", 1, 3)
        tell("explanations", 1, 1)
    return stream.getvalue()


def test_nothing_is_drawn_unless_on_a_terminal() -> None:
    assert tell_everything(io.StringIO()) == ""


def test_a_terminal_sees_the_stage() -> None:
    assert "Looking for explanations" in tell_everything(Terminal())
