//! The dictionary of `top`. Sources: `top(1)` of procps 3.2.8 and procps-ng 3.3 to 4.0.4, busybox 1.36
//! `procps/top.c`. An entry in angle brackets explains all its words.

use crate::format::{Dictionary, Field, Kind, dictionary};
use crate::private::Private;

const fn field(key: &'static str, label: &'static str, unit: &'static str, kind: Kind, meaning: &'static str) -> Field {
    Field { key, label, unit, kind, meaning, source: "top(1), procps-ng 4.0.4; proc(5), /proc/stat", ..Field::EMPTY }
}

const fn gauge(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    field(key, label, unit, Kind::Gauge, meaning)
}

const fn share(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    field(key, label, "% of all CPUs, or of the one CPU", Kind::Percent, meaning)
}

const fn memory(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    gauge(key, label, "as the line names it: KiB, MiB, GiB; k is KiB", meaning)
}

const fn size(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    gauge(key, label, "KiB, or as the cell names it", meaning)
}

const fn word(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    field(key, label, "", Kind::Name, meaning)
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    field("iteration", "iteration", "iterations", Kind::Constant, "Counts the screens of top -n; it is not printed."),
    word("<time up>", "time", "When the screen was printed; how long the machine is up."),
    gauge("users", "users", "sessions", "How many are logged in."),
    Field {
        watch: "Tasks that wait for disks count as well as those that run or want a CPU.",
        ..gauge("<load1 load5 load15>", "load", "tasks", "Load average of about 1, 5 and 15 minutes.")
    },
    Field {
        since: "procps 2; d-sleep procps-ng 4.0.5",
        watch: "Before 4.0.5 sleeping includes those that wait for disks (d-sleep). A few zombies are normal.",
        ..gauge(
            "<tasks.total tasks.running tasks.sleeping tasks.d-sleep tasks.stopped tasks.zombie>",
            "tasks",
            "tasks",
            "Processes, or threads with -H; run or want a CPU; wait; wait uninterruptibly; stopped; ended and not asked after.",
        )
    },
    share("<us ni>", "user time", "Time in programs; in niced programs."),
    Field {
        watch: "procps-ng 4.0.4 adds the time of KVM guests, which is in us already.",
        ..share("sy", "system time", "Time in the kernel without interrupts.")
    },
    share("id", "idle time", "Time with nothing to do."),
    Field {
        since: "procps 3.0.0",
        watch: "A kind of idle: a busy CPU hides it.",
        ..share("wa", "I/O wait", "Idle time while a task of that CPU waited for a disk.")
    },
    Field {
        since: "procps 3.1.12",
        ..share("<hi si>", "interrupt time", "Time in interrupt handlers; in soft interrupts, mostly network packets.")
    },
    Field {
        since: "procps 3.2.7",
        watch: "0 where the hypervisor does not report it (Hyper-V, older VMware guests, Xen HVM without PV timers).",
        ..share("st", "stolen time", "Time in which a virtual CPU wanted to run and the hypervisor ran others.")
    },
    word("CPU", "CPU", "Which CPU or NUMA node the line is of; in old tables of processes the last CPU."),
    memory("<mem.total swap.total>", "size", "Memory that the kernel manages; swap space."),
    Field {
        watch: "Low is normal.",
        ..memory("<mem.free swap.free>", "free", "Memory that nobody uses; swap space left.")
    },
    Field {
        watch: "Up to procps-ng 3.3.9 with buffers and cache, to 4.0.0 without; from 4.0.1 total - available.",
        ..memory("<mem.used swap.used>", "used", "Memory in use; swap space in use.")
    },
    Field {
        watch: "Old versions print cached in the line of swap.",
        ..memory(
            "<mem.buffers mem.cached mem.buff/cache mem.shrd>",
            "cache",
            "Cache of raw devices; of files; both with reclaimable slab; shared memory.",
        )
    },
    Field {
        since: "procps-ng 3.3.10",
        watch: "It stands in the line of swap and is memory.",
        ..memory("mem.avail", "available memory", "What new programs could have without swapping.")
    },
    // The table of processes.
    word(
        "<PID PPID TGID PGRP SID TPGID TTY>",
        "process",
        "Numbers of the process, its parent, groups and session; its terminal.",
    ),
    Field {
        private: Some(Private::User),
        ..word(
            "<USER UID RUSER RUID SUSER SUID GROUP GID SUPGRPS SUPGIDS LOGID>",
            "user",
            "Effective, real and saved user; groups.",
        )
    },
    word("PR", "priority", "Priority in the kernel; rt is real time."),
    gauge(
        "<NI nTH AGNI OOMa OOMs>",
        "numbers",
        "numbers",
        "Nice value, less is more CPU time; threads; nice of the autogroup; adjustment and score for being killed when memory runs out.",
    ),
    Field {
        watch: "Address space, not memory: mostly without meaning.",
        ..size("<VIRT VSZ SIZE>", "virtual size", "All that it has mapped.")
    },
    Field {
        watch: "Shared parts count for each process.",
        ..size("<RES RSS>", "resident", "What of it is in memory.")
    },
    size("<SHR SHARE>", "shared", "What of it may be shared with others."),
    Field {
        kind: Kind::State,
        watch: "D waits uninterruptibly, mostly for a disk; R runs or wants a CPU; Z is a zombie; I is an idle kernel thread.",
        ..word("<S STAT>", "state", "R, S, D, T, t, Z or I.")
    },
    Field {
        unit: "% of one CPU",
        kind: Kind::Percent,
        watch: "A process with several threads may have more than 100. In a guest stolen time is not in it. The first \
                screen covers a fraction of a second only.",
        ..word("%CPU", "CPU", "Its CPU time since the last screen.")
    },
    Field {
        unit: "% of memory",
        kind: Kind::Percent,
        ..word("<%MEM %VSZ>", "memory", "RES, or VSZ, against all memory.")
    },
    Field { kind: Kind::Text, ..word("<TIME TIME+>", "CPU time", "CPU time since it was started, minutes:seconds.") },
    Field {
        kind: Kind::Text,
        watch: "A plus means cut off; with -c kernel threads stand in brackets.",
        ..word("COMMAND", "program", "Name or command line.")
    },
    size("<SWAP USED CODE DATA>", "parts", "What of it is in swap; swap and RES; its code; its data and stack."),
    size(
        "<RSan RSfd RSlk RSsh PSS PSan PSfd PSsh USS ioR ioW>",
        "parts",
        "Parts of RES: own, files, locked, shared; with shared parts divided; its own alone; data read and written.",
    ),
    gauge(
        "<nMaj nMin nDRT vMj vMn ioRop ioWop>",
        "events",
        "events",
        "Page faults with and without a disk; dirty pages; both since the last screen; reads and writes.",
    ),
    Field {
        kind: Kind::Text,
        ..word(
            "<P NU WCHAN Flags ENVIRON EXE CGROUPS CGNAME LXC AGID STARTED ELAPSED %CUU %CUC nsIPC nsMNT nsNET nsPID nsUSER nsUTS nsCGROUP nsTIME>",
            "further",
            "Last CPU and node; where it waits in the kernel; flags; environment; program file; control groups and container; \
             times; namespaces.",
        )
    },
]);
