//! The dictionary of `sar`. Sources: sysstat git tags v10.0.0 to v12.7.9 (`activity.c`,
//! `pr_stats.c`, CHANGES) and runs of 12.5 to 12.7.

use crate::format::{Field, Kind};
use crate::sysstat::fields::{self, MAN, number, word};

const fn rate(key: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    number(key, "rate", unit, Kind::Rate, meaning)
}

const fn gauge(key: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    number(key, "level", unit, Kind::Gauge, meaning)
}

const fn kib(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    number(key, label, "KiB", Kind::Gauge, meaning)
}

const fn share(key: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    number(key, "share", unit, Kind::Percent, meaning)
}

const fn pressure(key: &'static str, meaning: &'static str) -> Field {
    Field {
        since: "sysstat 12.3.3, Linux 4.20",
        source: "Linux Documentation/accounting/psi.rst; sar(1)",
        ..number(key, "pressure", "% of the time", Kind::Percent, meaning)
    }
}

/// Counters of the network protocols; one entry explains them all.
pub(super) const PROTOCOL: &str = "irec/s fwddgm/s idel/s orq/s asmrq/s asmok/s fragok/s fragcrt/s ihdrerr/s iadrerr/s iukwnpr/s idisc/s odisc/s \
     onort/s asmf/s fragf/s imsg/s omsg/s iech/s iechr/s oech/s oechr/s itm/s itmr/s otm/s otmr/s iadrmk/s iadrmkr/s \
     oadrmk/s oadrmkr/s ierr/s oerr/s idstunr/s odstunr/s itmex/s otmex/s iparmpb/s oparmpb/s isrcq/s osrcq/s iredir/s \
     oredir/s idgm/s odgm/s noport/s idgmerr/s irec6/s fwddgm6/s idel6/s orq6/s asmrq6/s asmok6/s imcpck6/s omcpck6/s \
     fragok6/s fragcr6/s ihdrer6/s iadrer6/s iukwnp6/s i2big6/s idisc6/s odisc6/s inort6/s onort6/s asmf6/s fragf6/s \
     itrpck6/s imsg6/s omsg6/s iech6/s iechr6/s oechr6/s igmbq6/s igmbr6/s ogmbr6/s igmbrd6/s ogmbrd6/s irtsol6/s \
     ortsol6/s irtad6/s inbsol6/s onbsol6/s inbad6/s onbad6/s ierr6/s idtunr6/s odtunr6/s itmex6/s otmex6/s iprmpb6/s \
     oprmpb6/s iredir6/s oredir6/s ipck2b6/s opck2b6/s idgm6/s odgm6/s noport6/s idgmer6/s call/s read/s write/s \
     access/s getatt/s scall/s badcall/s packet/s udp/s tcp/s hit/s miss/s sread/s swrite/s saccess/s sgetatt/s";

pub(super) static FIELDS: &[Field] = &[
    fields::REPORT,
    fields::TIME,
    fields::STATISTIC,
    fields::KERNEL,
    fields::HOST,
    fields::DATE,
    fields::ARCH,
    fields::CPUS,
    fields::CPU,
    fields::USR,
    fields::USER,
    fields::NICE,
    fields::SYS,
    fields::SYSTEM,
    fields::IOWAIT,
    fields::IRQ,
    fields::SOFT,
    fields::STEAL,
    fields::GUEST,
    fields::GNICE,
    fields::IDLE,
    // -w
    rate("proc/s", "tasks/s", "Tasks made."),
    rate("cswch/s", "switches/s", "Context switches."),
    // -I
    word("INTR", "interrupt", "The line, as in /proc/interrupts; sum is all of them."),
    rate("intr/s", "interrupts/s", "Interrupts of the line."),
    Field {
        since: "sysstat 12.5.6",
        ..rate("<CPU>", "interrupts/s", "Interrupts of the line on this CPU, or on all.")
    },
    // -W, -B
    Field {
        watch: "Steadily above 0 means the working set does not fit into memory.",
        ..rate("pswpin/s", "pages/s", "Pages read back from swap.")
    },
    Field {
        watch: "A single burst is reclaim of cold pages.",
        ..rate("pswpout/s", "pages/s", "Pages written to swap.")
    },
    rate("pgpgin/s", "KiB/s", "Data read from disks."),
    rate("pgpgout/s", "KiB/s", "Data written to disks."),
    Field { watch: "Most cost no disk access.", ..rate("fault/s", "faults/s", "Page faults of all kinds.") },
    rate("majflt/s", "faults/s", "Page faults that had to read from a disk."),
    rate("pgfree/s", "pages/s", "Pages that became free."),
    rate("pgscank/s", "pages/s", "Pages looked at by kswapd, in the background."),
    Field {
        watch: "Above 0, programs wait for memory.",
        ..rate("pgscand/s", "pages/s", "Pages looked at by programs that needed memory at once.")
    },
    rate("pgsteal/s", "pages/s", "Pages reclaimed."),
    Field {
        until: "sysstat 12.7.4",
        ..share("%vmeff", "% of the pages looked at", "How many of the pages looked at could be reclaimed.")
    },
    Field { since: "sysstat 12.7.5", ..rate("pgprom/s", "pages/s", "Pages moved to faster memory.") },
    Field { since: "sysstat 12.7.5", ..rate("pgdem/s", "pages/s", "Pages moved to slower memory.") },
    Field { until: "sysstat 11.5.3", ..rate("frmpg/s", "pages/s", "Growth of free memory; negative is use (-R).") },
    Field { until: "sysstat 11.5.3", ..rate("bufpg/s", "pages/s", "Growth of buffers (-R).") },
    Field { until: "sysstat 11.5.3", ..rate("campg/s", "pages/s", "Growth of the page cache (-R).") },
    // -b, -d
    rate("tps", "requests/s", "Requests to devices, after neighbours were joined."),
    rate("rtps", "requests/s", "Read requests."),
    rate("wtps", "requests/s", "Write requests."),
    Field { since: "sysstat 12.1.2", ..rate("dtps", "requests/s", "Discard (trim) requests.") },
    rate("bread/s", "sectors of 512 B/s", "Data read."),
    rate("bwrtn/s", "sectors of 512 B/s", "Data written."),
    Field { since: "sysstat 12.1.2", ..rate("bdscd/s", "sectors of 512 B/s", "Data discarded.") },
    Field { watch: "dev8-0 is the device of major 8, minor 0.", ..word("DEV", "device", "The block device.") },
    Field { until: "sysstat 11.5.6", ..rate("rd_sec/s", "sectors of 512 B/s", "Data read.") },
    Field { until: "sysstat 11.5.6", ..rate("wr_sec/s", "sectors of 512 B/s", "Data written.") },
    Field { since: "sysstat 11.5.7", ..rate("rkB/s", "KiB/s", "Data read.") },
    Field { since: "sysstat 11.5.7", ..rate("wkB/s", "KiB/s", "Data written.") },
    Field { since: "sysstat 12.1.2", ..rate("dkB/s", "KiB/s", "Data discarded.") },
    Field { until: "sysstat 11.5.6", ..gauge("avgrq-sz", "sectors of 512 B", "Mean size of a request.") },
    Field { since: "sysstat 11.5.7", ..gauge("areq-sz", "KiB", "Mean size of a request.") },
    Field { until: "sysstat 11.5.6", ..gauge("avgqu-sz", "requests", "Mean number of requests in flight or queued.") },
    Field { since: "sysstat 11.5.7", ..gauge("aqu-sz", "requests", "Mean number of requests in flight or queued.") },
    gauge("await", "ms", "Mean time of a request, waiting included."),
    Field {
        until: "sysstat 12.1.1",
        watch: "Not to be trusted: computed from %util, which knows no parallel requests.",
        ..gauge("svctm", "ms", "Computed service time.")
    },
    Field {
        watch: "100 % is the limit only of devices that do one request at a time.",
        ..share("%util", "% of the time", "Time in which at least one request was in flight.")
    },
    // -r
    Field {
        watch: "Low is normal: the kernel fills memory with cache.",
        ..kib("kbmemfree", "free memory", "Memory that nobody uses.")
    },
    Field {
        since: "sysstat 11.5.3",
        ..kib("kbavail", "available memory", "Memory that new programs could have without swapping, by estimate.")
    },
    Field {
        watch: "Three formulas: all but free up to 11.7.3; without buffers, cache and slab from 11.7.4 (also 11.6.4); \
                total - kbavail from 12.7.8.",
        ..kib("kbmemused", "used memory", "Memory in use.")
    },
    Field { watch: "As kbmemused.", ..share("%memused", "% of memory", "Share of memory in use.") },
    kib("kbbuffers", "buffers", "Cache of raw block devices and file system metadata."),
    kib("kbcached", "page cache", "File contents kept in memory, tmpfs included."),
    Field { since: "sysstat 8.1.5", ..kib("kbcommit", "committed memory", "Memory promised to programs.") },
    Field {
        since: "sysstat 8.1.5",
        watch: "May exceed 100: promises are rarely used in full.",
        ..share("%commit", "% of memory and swap", "Share of memory and swap promised to programs.")
    },
    Field { since: "sysstat 9.1.7", ..kib("kbactive", "active memory", "Memory used lately.") },
    Field { since: "sysstat 9.1.7", ..kib("kbinact", "inactive memory", "Memory not used lately, reclaimed first.") },
    Field { since: "sysstat 10.1.2", ..kib("kbdirty", "dirty memory", "Data that waits to be written to disks.") },
    Field { since: "sysstat 12.7.8", ..kib("kbshmem", "shared memory", "Memory of tmpfs and shared segments.") },
    kib("kbanonpg", "anonymous memory", "Memory of programs that is no file (-r ALL)."),
    kib("kbslab", "slab", "The kernel's own objects (-r ALL)."),
    kib("kbkstack", "kernel stacks", "Stacks of tasks in the kernel (-r ALL)."),
    kib("kbpgtbl", "page tables", "Page tables of programs (-r ALL)."),
    kib("kbvmused", "vmalloc memory", "Kernel memory mapped piecewise (-r ALL)."),
    // -S
    kib("kbswpfree", "free swap", "Swap space left."),
    Field { watch: "A level, not activity.", ..kib("kbswpused", "used swap", "Swap space in use.") },
    share("%swpused", "% of swap", "Share of swap in use."),
    kib("kbswpcad", "cached swap", "Pages that are in memory and in swap alike."),
    Field { since: "sysstat 8.1.5", ..share("%swpcad", "% of used swap", "Share of it that is in memory too.") },
    // -H
    kib("kbhugfree", "free huge pages", "Memory in huge pages that is not in use."),
    kib("kbhugused", "used huge pages", "Memory in huge pages in use."),
    share("%hugused", "% of huge pages", "Share of them in use."),
    kib("kbhugrsvd", "reserved huge pages", "Promised, not yet in use."),
    kib("kbhugsurp", "surplus huge pages", "More than configured."),
    // -v
    gauge("dentunusd", "entries", "Unused entries of the directory cache."),
    gauge("file-nr", "files", "Open file handles."),
    gauge("inode-nr", "inodes", "Inodes in memory."),
    gauge("pty-nr", "terminals", "Pseudo terminals."),
    // -q
    Field {
        watch: "It counts the running ones too: only above the number of CPUs it is a queue.",
        ..gauge("runq-sz", "tasks", "Tasks that run or wait for a CPU.")
    },
    gauge("plist-sz", "tasks", "Tasks there are."),
    Field {
        watch: "Tasks that wait for disks count as well.",
        ..gauge("ldavg-1", "tasks", "Load average of the last minute.")
    },
    gauge("ldavg-5", "tasks", "Load average of 5 minutes."),
    gauge("ldavg-15", "tasks", "Load average of 15 minutes."),
    Field { since: "sysstat 9.1.7", ..gauge("blocked", "tasks", "Tasks that wait for I/O.") },
    pressure("%scpu-10", "Some tasks waited for a CPU, last 10 s."),
    pressure("%scpu-60", "Some tasks waited for a CPU, last 60 s."),
    pressure("%scpu-300", "Some tasks waited for a CPU, last 300 s."),
    pressure("%scpu", "Some tasks waited for a CPU, over the interval."),
    pressure("%sio-10", "Some tasks waited for I/O, last 10 s."),
    pressure("%sio-60", "Some tasks waited for I/O, last 60 s."),
    pressure("%sio-300", "Some tasks waited for I/O, last 300 s."),
    pressure("%sio", "Some tasks waited for I/O, over the interval."),
    pressure("%fio-10", "All busy tasks waited for I/O, last 10 s."),
    pressure("%fio-60", "All busy tasks waited for I/O, last 60 s."),
    pressure("%fio-300", "All busy tasks waited for I/O, last 300 s."),
    pressure("%fio", "All busy tasks waited for I/O, over the interval."),
    pressure("%smem-10", "Some tasks waited for memory, last 10 s."),
    pressure("%smem-60", "Some tasks waited for memory, last 60 s."),
    pressure("%smem-300", "Some tasks waited for memory, last 300 s."),
    pressure("%smem", "Some tasks waited for memory, over the interval."),
    pressure("%fmem-10", "All busy tasks waited for memory, last 10 s."),
    pressure("%fmem-60", "All busy tasks waited for memory, last 60 s."),
    pressure("%fmem-300", "All busy tasks waited for memory, last 300 s."),
    pressure("%fmem", "All busy tasks waited for memory, over the interval."),
    // -n DEV, EDEV
    word("IFACE", "interface", "The network interface."),
    rate("rxpck/s", "packets/s", "Packets received."),
    rate("txpck/s", "packets/s", "Packets sent."),
    Field { until: "sysstat 7.1.1", ..rate("rxbyt/s", "bytes/s", "Data received.") },
    Field { until: "sysstat 7.1.1", ..rate("txbyt/s", "bytes/s", "Data sent.") },
    Field { since: "sysstat 7.1.2", ..rate("rxkB/s", "KiB/s", "Data received.") },
    Field { since: "sysstat 7.1.2", ..rate("txkB/s", "KiB/s", "Data sent.") },
    rate("rxcmp/s", "packets/s", "Compressed packets received."),
    rate("txcmp/s", "packets/s", "Compressed packets sent."),
    rate("rxmcst/s", "packets/s", "Multicast packets received."),
    Field {
        since: "sysstat 10.1.7",
        watch: "0 where the speed is not known, as of most virtual interfaces.",
        ..share("%ifutil", "% of the interface's speed", "The larger direction against the speed.")
    },
    Field { watch: "Cabling or the card, on real hardware.", ..rate("rxerr/s", "packets/s", "Bad packets received.") },
    rate("txerr/s", "packets/s", "Packets that could not be sent."),
    Field { watch: "On full duplex: duplex mismatch.", ..rate("coll/s", "collisions/s", "Collisions.") },
    Field {
        watch: "The guest or its CPU is too slow, or the packet is of no known protocol.",
        ..rate("rxdrop/s", "packets/s", "Received packets dropped for want of buffers.")
    },
    rate("txdrop/s", "packets/s", "Packets dropped before they were sent."),
    rate("txcarr/s", "errors/s", "Carrier errors: link lost."),
    rate("rxfram/s", "errors/s", "Frame errors received."),
    rate("rxfifo/s", "errors/s", "Receive ring overruns."),
    rate("txfifo/s", "errors/s", "Send ring underruns."),
    // -n SOCK, SOCK6, TCP, ETCP, SOFT, FC, and the counters of the protocols
    gauge("totsck", "sockets", "Sockets in use."),
    gauge("tcpsck", "sockets", "TCP sockets in use."),
    gauge("udpsck", "sockets", "UDP sockets in use."),
    gauge("rawsck", "sockets", "Raw sockets in use."),
    gauge("ip-frag", "fragments", "IP fragments that wait for the rest."),
    gauge("tcp-tw", "sockets", "TCP sockets in TIME_WAIT."),
    gauge("tcp6sck", "sockets", "TCP sockets over IPv6."),
    gauge("udp6sck", "sockets", "UDP sockets over IPv6."),
    gauge("raw6sck", "sockets", "Raw sockets over IPv6."),
    gauge("ip6-frag", "fragments", "IPv6 fragments that wait for the rest."),
    rate("active/s", "connections/s", "TCP connections opened from here."),
    rate("passive/s", "connections/s", "TCP connections opened from outside."),
    rate("iseg/s", "segments/s", "TCP segments received."),
    rate("oseg/s", "segments/s", "TCP segments sent."),
    rate("atmptf/s", "connections/s", "TCP connections that failed to open."),
    rate("estres/s", "connections/s", "TCP connections that were reset."),
    Field {
        until: "sysstat 12.7.5",
        watch: "Under -n NFS the same word counts repeated calls.",
        ..rate("retrans/s", "segments/s", "TCP segments sent again: packets get lost.")
    },
    Field { since: "sysstat 12.7.6", ..rate("retrseg/s", "segments/s", "TCP segments sent again: packets get lost.") },
    rate("isegerr/s", "segments/s", "Bad TCP segments received."),
    rate("orsts/s", "segments/s", "TCP resets sent."),
    rate("total/s", "frames/s", "Received frames that this CPU processed."),
    rate("dropd/s", "frames/s", "Frames dropped because the CPU's backlog was full."),
    Field {
        watch: "The CPU does not keep up with the packets.",
        ..rate("squeezd/s", "times/s", "Packet processing stopped with work left.")
    },
    rate("rx_rps/s", "times/s", "Wake-ups to process packets of another CPU."),
    rate("flw_lim/s", "times/s", "The flow limit was reached."),
    Field { since: "sysstat 12.6.0", ..gauge("blg_len", "frames", "Length of the backlog.") },
    word("FCHOST", "host adapter", "The fibre channel adapter."),
    rate("fch_rxf/s", "frames/s", "Frames received."),
    rate("fch_txf/s", "frames/s", "Frames sent."),
    rate("fch_rxw/s", "words/s", "Words received."),
    rate("fch_txw/s", "words/s", "Words sent."),
    Field {
        label: "protocol counter",
        watch: "See sar(1), keywords IP, ICMP, TCP, UDP (6 is IPv6), NFS and NFSD: i is in, o is out.",
        ..rate("<protocol>/s", "events/s", "An event counter of IP, ICMP, UDP or NFS.")
    },
    // -y
    word("TTY", "serial line", "The serial line."),
    rate("rcvin/s", "interrupts/s", "Receive interrupts."),
    rate("xmtin/s", "interrupts/s", "Send interrupts."),
    Field { until: "sysstat 12.5.1", ..rate("txmtin/s", "interrupts/s", "Send interrupts.") },
    rate("framerr/s", "errors/s", "Frame errors."),
    rate("prtyerr/s", "errors/s", "Parity errors."),
    rate("brk/s", "breaks/s", "Breaks."),
    rate("ovrun/s", "errors/s", "Overruns."),
    // -m
    gauge("MHz", "MHz", "Clock of the CPU at the moment."),
    gauge("wghMHz", "MHz", "Clock of the CPU, weighted over the interval."),
    word("FAN", "fan", "The number of the fan."),
    word("TEMP", "sensor", "The number of the sensor."),
    word("IN", "input", "The number of the voltage input."),
    word("DEVICE", "device", "The device of the sensor."),
    gauge("rpm", "turns/min", "Speed of the fan."),
    gauge("drpm", "turns/min", "Speed above the lower limit."),
    gauge("degC", "degrees Celsius", "Temperature."),
    share("%temp", "% of the range", "Temperature between its limits."),
    gauge("inV", "V", "Voltage."),
    share("%in", "% of the range", "Voltage between its limits."),
    word("BUS", "bus", "The USB bus."),
    word("idvendor", "vendor", "USB vendor id."),
    word("idprod", "product id", "USB product id."),
    gauge("maxpower", "mA", "The most current the device may draw."),
    word("manufact", "manufacturer", "Who made the USB device."),
    word("product", "product", "The USB device."),
    word("BAT", "battery", "The battery."),
    share("%cap", "% of the capacity", "Charge of the battery."),
    rate("cap/min", "%/min", "Change of the charge."),
    word("status", "status", "Charging, discharging or full."),
    // -F
    word("FILESYSTEM", "file system", "The device of the file system."),
    word("MOUNTPOINT", "mount point", "Where it is mounted."),
    gauge("MBfsfree", "MiB", "Free space, root's reserve included."),
    gauge("MBfsused", "MiB", "Space in use."),
    share("%fsused", "% of the file system", "Share in use, as root sees it."),
    share("%ufsused", "% of the file system", "Share in use, as users see it: without root's reserve."),
    gauge("Ifree", "inodes", "Inodes left."),
    gauge("Iused", "inodes", "Inodes in use."),
    share("%Iused", "% of the inodes", "Share of the inodes in use."),
];

/// Where the restarts are written down.
pub(super) const RESTART_SOURCE: &str = MAN;
