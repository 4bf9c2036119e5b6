"""Holds the process it runs in to limits of memory and time on Windows, which knows them for jobs only."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

_PROCESS_TIME: Final = 0x2  # JOB_OBJECT_LIMIT_PROCESS_TIME
_PROCESS_MEMORY: Final = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
_EXTENDED_LIMITS: Final = 9  # JobObjectExtendedLimitInformation
_TICKS: Final = 10_000_000  # of 100 nanoseconds in a second


class _Basic(ctypes.Structure):
    """JOBOBJECT_BASIC_LIMIT_INFORMATION, as Microsoft's winnt.h declares it."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, with the counters of input and output between."""

    _fields_ = (
        ("basic", _Basic),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def extended_limits(memory: int, seconds: int) -> _Extended:
    """Return the limits of a job: bytes of memory and seconds of work for each of its processes."""
    limits = _Extended()
    limits.basic.flags = _PROCESS_MEMORY | _PROCESS_TIME
    limits.basic.process_time = seconds * _TICKS
    limits.process_memory = memory
    return limits


def join_limited_job(memory: int, seconds: int) -> None:
    """Put this process into a job of its own with these limits; without a word where Windows refuses."""
    if sys.platform != "win32":
        return
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    limits = extended_limits(memory, seconds)
    if job and kernel.SetInformationJobObject(
        ctypes.c_void_p(job), _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
    ):
        kernel.AssignProcessToJobObject(ctypes.c_void_p(job), ctypes.c_void_p(kernel.GetCurrentProcess()))
