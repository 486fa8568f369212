"""What a word processor knows as a heading, in the plain convention that the parser reads."""


def as_heading(text: str, *, level: int, first: bool) -> str:
    """`== text ==`, as an editor would type it.

    The first top heading of a document is its title, and titles stay plain; so does what is marked by hand already.
    """
    if not text.strip() or (first and level <= 1) or text.lstrip().startswith(("==", "[", "(")):
        return text
    return f"== {text.strip()} =="
