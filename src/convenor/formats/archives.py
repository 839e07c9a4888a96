"""Opening a stranger's ZIP (which a workbook is, too) without being drowned by it or led out of it."""

import struct
import zipfile
import zlib
from io import BytesIO

from convenor.errors import ConvenorError
from convenor.formats.limits import Limits

# Whatever a file made to break its reader may raise in the libraries that read it.
BROKEN: tuple[type[Exception], ...] = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    OSError,
    SyntaxError,  # what XML parsers raise is one of these
    EOFError,
    ArithmeticError,
    AssertionError,
    RuntimeError,  # encrypted members, too deep a nesting
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
)


class RefusedFile(ConvenorError):
    """The file as a whole cannot be read."""


def open_archive(data: bytes, limits: Limits, *, members: int) -> zipfile.ZipFile:
    """The archive, once its own list of contents promises nothing too large, too many or outside it."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        infos = archive.infolist()
    except BROKEN as error:
        raise RefusedFile("broken_file", reason=type(error).__name__) from None
    if len(infos) > members:
        raise RefusedFile("too_many_files", count=len(infos), most=members)
    if any(info.flag_bits & 1 for info in infos):
        raise RefusedFile("password_on_file")
    if any(not _stays_inside(info.filename) for info in infos):
        raise RefusedFile("unsafe_file_names")
    size, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    if size > limits.unpacked:
        raise RefusedFile("unpacks_too_large", megabytes=size // 1_048_576, most=limits.unpacked // 1_048_576)
    if size > limits.ratio_from and size > limits.ratio * max(packed, 1):
        raise RefusedFile("unpacks_too_large", megabytes=size // 1_048_576, most=limits.unpacked // 1_048_576)
    return archive


def _stays_inside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return not name.startswith(("/", "\\")) and ".." not in parts and ":" not in parts[0] and "\x00" not in name


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member whole; its size was promised, and no more than that is ever unpacked."""
    try:
        return archive.read(name)
    except BROKEN as error:
        raise RefusedFile("broken_file", reason=type(error).__name__) from None
