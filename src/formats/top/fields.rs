//! The dictionary of `top`. Sources: `top(1)` of procps 3.2.8 and procps-ng 3.3 to 4.0.4, busybox 1.36
//! `procps/top.c`.

use crate::format::{Field, Kind};

const MAN: &str = "top(1), procps-ng 4.0.4";
const PROC: &str = "Linux Documentation/filesystems/proc.rst, /proc/stat";

const fn field(key: &'static str, label: &'static str, unit: &'static str, kind: Kind, meaning: &'static str) -> Field {
    Field { key, label, unit, kind, meaning, source: MAN, ..Field::EMPTY }
}

const fn gauge(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    field(key, label, unit, Kind::Gauge, meaning)
}

const fn share(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { source: PROC, ..field(key, label, "% of all CPUs, or of the one CPU", Kind::Percent, meaning) }
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

const fn count(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    gauge(key, label, "numbers", meaning)
}

const LOAD: &str = "Tasks that wait for disks count as well as those that run or want a CPU.";

pub(super) static FIELDS: &[Field] = &[
    field("iteration", "iteration", "iterations", Kind::Constant, "Counts the screens of top -n; it is not printed."),
    Field { kind: Kind::Text, ..word("time", "time", "When the screen was printed, in local time.") },
    Field { kind: Kind::Text, ..word("up", "uptime", "How long the machine is up.") },
    gauge("users", "users", "sessions", "How many are logged in."),
    Field { watch: LOAD, ..gauge("load1", "load, 1 minute", "tasks", "Load average of about a minute.") },
    Field { watch: LOAD, ..gauge("load5", "load, 5 minutes", "tasks", "Load average of about five minutes.") },
    Field { watch: LOAD, ..gauge("load15", "load, 15 minutes", "tasks", "Load average of about fifteen minutes.") },
    gauge("tasks.total", "tasks", "tasks", "Processes; threads with -H."),
    gauge("tasks.running", "running", "tasks", "Run or want a CPU."),
    Field {
        watch: "Before 4.0 those that wait for disks are counted in it.",
        ..gauge("tasks.sleeping", "sleeping", "tasks", "Wait for something.")
    },
    gauge("tasks.d-sleep", "uninterruptible", "tasks", "Wait for a disk or a lock and cannot be killed."),
    gauge("tasks.stopped", "stopped", "tasks", "Stopped or traced."),
    Field {
        watch: "A few are normal; many are a parent that does not look after its children.",
        ..gauge("tasks.zombie", "zombies", "tasks", "Ended, but their parent did not ask how.")
    },
    share("us", "user time", "Time in programs that are not niced."),
    share("sy", "system time", "Time in the kernel without interrupts."),
    share("ni", "nice time", "Time in niced programs."),
    share("id", "idle time", "Time with nothing to do."),
    Field {
        watch: "A kind of idle: a busy CPU hides it.",
        ..share("wa", "I/O wait", "Idle time while a task of that CPU waited for a disk.")
    },
    share("hi", "interrupt time", "Time in interrupt handlers."),
    share("si", "soft interrupt time", "Time in soft interrupts, mostly network packets."),
    Field {
        since: "procps 3.2.7",
        watch: "0 where the hypervisor does not report it (Hyper-V, older VMware guests, Xen HVM without PV timers).",
        ..share("st", "stolen time", "Time in which a virtual CPU wanted to run and the hypervisor ran others.")
    },
    word("CPU", "CPU", "Which CPU or NUMA node the line is of; in the table of processes a short CPU time."),
    memory("mem.total", "memory", "Memory that the kernel manages."),
    Field { watch: "Low is normal.", ..memory("mem.free", "free memory", "Memory that nobody uses.") },
    Field {
        watch: "Up to 3.3.9 with buffers and cache; from 4.0 total - available.",
        ..memory("mem.used", "used memory", "Memory in use.")
    },
    memory("mem.buffers", "buffers", "Cache of raw devices."),
    memory("mem.cached", "page cache", "File contents kept in memory; old ones print it in the line of swap."),
    memory("mem.shrd", "shared memory", "Memory of tmpfs and shared segments (busybox, procps 2)."),
    Field {
        since: "procps-ng 3.3.10",
        ..memory("mem.buff/cache", "buffers and cache", "Buffers, page cache and reclaimable slab.")
    },
    Field {
        since: "procps-ng 3.3.10",
        watch: "It stands in the line of swap and is memory.",
        ..memory("mem.avail", "available memory", "What new programs could have without swapping.")
    },
    memory("swap.total", "swap", "Swap space."),
    memory("swap.free", "free swap", "Swap space left."),
    memory("swap.used", "used swap", "Swap space in use."),
    // The table of processes.
    word("PID", "process", "Number of the process."),
    word("PPID", "parent", "Number of its parent."),
    word("UID", "user id", "Effective user id."),
    word("USER", "user", "Effective user."),
    word("RUID", "real user id", "Real user id."),
    word("RUSER", "real user", "Real user."),
    word("SUID", "saved user id", "Saved user id."),
    word("SUSER", "saved user", "Saved user."),
    word("GID", "group id", "Group id."),
    word("GROUP", "group", "Group."),
    word("PGRP", "process group", "Process group."),
    word("TTY", "terminal", "Its terminal."),
    word("TPGID", "foreground group", "The group in the foreground of the terminal."),
    word("SID", "session", "Session."),
    word("PR", "priority", "Priority in the kernel; rt is real time."),
    count("NI", "nice value", "Less is more CPU time."),
    count("nTH", "threads", "How many threads it has."),
    word("P", "last CPU", "The CPU it ran on last."),
    Field {
        watch: "Address space, not memory: mostly without meaning.",
        ..size("VIRT", "virtual size", "All that it has mapped.")
    },
    Field { watch: "Shared parts count for each process.", ..size("RES", "resident", "What of it is in memory.") },
    size("SHR", "shared", "What of it may be shared with others."),
    Field {
        kind: Kind::State,
        watch: "D waits uninterruptibly, mostly for a disk; R runs or wants a CPU; Z is a zombie; I is an idle kernel thread.",
        ..word("S", "state", "R, S, D, T, t, Z, I.")
    },
    Field {
        unit: "% of one CPU",
        kind: Kind::Percent,
        watch: "A process with several threads may have more than 100. In a guest stolen time is not in it.",
        ..word("%CPU", "CPU", "Its CPU time since the last screen; on the first screen since it was started.")
    },
    Field { unit: "% of memory", kind: Kind::Percent, ..word("%MEM", "memory", "RES against all memory.") },
    Field { kind: Kind::Text, ..word("TIME", "CPU time", "CPU time since it was started, minutes:seconds.") },
    Field { kind: Kind::Text, ..word("TIME+", "CPU time", "The same with hundredths.") },
    Field {
        kind: Kind::Text,
        ..word("COMMAND", "program", "Name or command line; a plus means cut off; kernel threads in brackets with -c.")
    },
    size("SWAP", "swapped", "What of it is in swap."),
    size("USED", "used", "RES and SWAP together."),
    size("CODE", "code", "Its code."),
    size("DATA", "data", "Its own data and stack."),
    count("nMaj", "major faults", "Page faults that read from a disk."),
    count("nMin", "minor faults", "Page faults that did not."),
    count("nDRT", "dirty pages", "Always 0 since Linux 2.6."),
    count("vMj", "new major faults", "Since the last screen."),
    count("vMn", "new minor faults", "Since the last screen."),
    word("WCHAN", "waits in", "The function of the kernel that it waits in."),
    word("Flags", "flags", "Flags of the kernel for it."),
    word("CGROUPS", "control groups", "Its control groups."),
    word("CGNAME", "control group", "The last part of them."),
    word("SUPGIDS", "other group ids", "Supplementary groups."),
    word("SUPGRPS", "other groups", "Supplementary groups by name."),
    word("TGID", "thread group", "Number of the process that the thread is of."),
    count("OOMa", "OOM adjustment", "What is added to its score when memory runs out."),
    count("OOMs", "OOM score", "The larger, the sooner it is killed when memory runs out."),
    word("ENVIRON", "environment", "Its environment."),
    word("nsIPC", "IPC namespace", "Inode of the namespace."),
    word("nsMNT", "mount namespace", "Inode of the namespace."),
    word("nsNET", "network namespace", "Inode of the namespace."),
    word("nsPID", "process namespace", "Inode of the namespace."),
    word("nsUSER", "user namespace", "Inode of the namespace."),
    word("nsUTS", "name namespace", "Inode of the namespace."),
    word("nsCGROUP", "cgroup namespace", "Inode of the namespace."),
    word("nsTIME", "time namespace", "Inode of the namespace."),
    word("LXC", "container", "The LXC container it runs in."),
    size("RSan", "resident anonymous", "Of RES, its own."),
    size("RSfd", "resident files", "Of RES, files."),
    size("RSlk", "locked", "Of RES, locked."),
    size("RSsh", "resident shared", "Of RES, shared memory."),
    word("NU", "NUMA node", "The node it ran on last."),
    word("LOGID", "login id", "User id of the login."),
    word("EXE", "program file", "The file that runs."),
    size("RSS", "resident", "What of it is in memory; in newer ones exact."),
    size("PSS", "proportional", "RES with shared parts divided by their users."),
    size("PSan", "proportional anonymous", "Of PSS, its own."),
    size("PSfd", "proportional files", "Of PSS, files."),
    size("PSsh", "proportional shared", "Of PSS, shared memory."),
    size("USS", "unique", "What would be free without it."),
    size("ioR", "read", "Data it read from disks."),
    count("ioRop", "reads", "Its read calls."),
    size("ioW", "written", "Data it wrote to disks."),
    count("ioWop", "writes", "Its write calls."),
    word("AGID", "autogroup", "Its autogroup."),
    count("AGNI", "autogroup nice", "Nice value of the autogroup."),
    Field { kind: Kind::Text, ..word("STARTED", "started", "Seconds after boot when it was started.") },
    Field { kind: Kind::Text, ..word("ELAPSED", "elapsed", "How long it runs.") },
    Field {
        unit: "% of its life",
        kind: Kind::Percent,
        ..word("%CUU", "utilization", "CPU time against elapsed time.")
    },
    Field {
        unit: "% of its life",
        kind: Kind::Percent,
        ..word("%CUC", "utilization with children", "The same with its children.")
    },
    // procps 2 and busybox
    Field { until: "procps 2", ..size("SIZE", "size", "Code, data and stack.") },
    Field { until: "procps 2", ..size("SHARE", "shared", "Shared memory.") },
    Field { kind: Kind::State, ..word("STAT", "state", "R, S, D, T, Z; W swapped out, < high and N low priority.") },
    size("VSZ", "virtual size", "All that it has mapped (busybox)."),
    Field {
        unit: "% of memory",
        kind: Kind::Percent,
        ..word("%VSZ", "virtual size", "VSZ against all memory (busybox).")
    },
];
