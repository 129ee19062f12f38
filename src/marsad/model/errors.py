"""Errors, told apart by who can mend them."""


class MarsadError(Exception):
    """Anything that Marsad raises on purpose; its text is a sentence for a person."""


class InputError(MarsadError):
    """The caller's input is at fault: names the file, the line, the field, and what was expected."""

    def __init__(
        self, fault: str, *, file: str | None = None, line: int | None = None, field: str | None = None
    ) -> None:
        """Keep the parts, and make one line of them.

        Args:
            fault: what is wrong and what was expected.
            file: the name of the input, as the caller gave it.
            line: the line in that input, counted from 1.
            field: the field within that line.
        """
        self.fault, self.file, self.line, self.field = fault, file, line, field
        where = [file] if file else []
        if line is not None:
            where.append(f"line {line}")
        if field:
            where.append(f"field {field!r}")
        super().__init__(": ".join([", ".join(where), fault]) if where else fault)


class InstallationError(MarsadError):
    """Something that should be installed or set is not; says what to do."""
