//! The dictionary of `sar`. Sources: sysstat git tags v10.0.0 to v12.7.9 (`activity.c`,
//! `pr_stats.c`, CHANGES) and runs of 12.5 to 12.7. An entry in angle brackets explains all its words.

use crate::format::{Field, Kind};
use crate::sysstat::fields::{self, number, word};

const fn rate(key: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    number(key, "rate", unit, Kind::Rate, meaning)
}

const fn gauge(key: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    number(key, "level", unit, Kind::Gauge, meaning)
}

const fn kib(key: &'static str, meaning: &'static str) -> Field {
    gauge(key, "KiB; % of all", meaning)
}

const fn pressure(key: &'static str, meaning: &'static str) -> Field {
    Field {
        since: "sysstat 12.3.3, Linux 4.20",
        watch: "Over the last 10, 60 and 300 s; without a number over the interval.",
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
    fields::INTERRUPTS,
    fields::STEAL,
    fields::GUEST,
    fields::IDLE,
    rate("<proc/s cswch/s>", "tasks/s; switches/s", "Tasks made; context switches."),
    word("INTR", "interrupt", "The line, as in /proc/interrupts; sum is all of them."),
    Field {
        watch: "A column per CPU since sysstat 12.5.6.",
        ..rate("<intr/s all>", "interrupts/s", "Interrupts of the line.")
    },
    Field {
        watch: "Both steadily above 0: the working set does not fit into memory. A burst out is reclaim of cold pages.",
        ..rate("<pswpin/s pswpout/s>", "pages/s", "Pages read from swap; written to it.")
    },
    rate("<pgpgin/s pgpgout/s>", "KiB/s", "Data read from disks; written to them."),
    rate("<fault/s majflt/s>", "faults/s", "Page faults of all kinds; those that had to read from a disk."),
    Field {
        watch: "pgscand: programs had to wait for memory.",
        ..rate(
            "<pgscank/s pgscand/s>",
            "pages/s",
            "Pages looked at for reclaim: in the background; by programs at once.",
        )
    },
    Field {
        watch: "%vmeff until sysstat 12.7.4, pgprom and pgdem since 12.7.5.",
        ..rate(
            "<pgfree/s pgsteal/s %vmeff pgprom/s pgdem/s>",
            "pages/s; % of those looked at",
            "Pages freed; reclaimed; moved to faster and to slower memory.",
        )
    },
    Field {
        until: "sysstat 11.5.3",
        ..rate("<frmpg/s bufpg/s campg/s>", "pages/s", "Growth of free memory, buffers, page cache; negative is less.")
    },
    rate("tps", "requests/s", "Requests to devices, after neighbours were joined."),
    rate("<rtps wtps dtps>", "requests/s", "Of these reads; writes; discards (since sysstat 12.1.2)."),
    rate(
        "<bread/s bwrtn/s bdscd/s rd_sec/s wr_sec/s>",
        "sectors of 512 B/s",
        "Data read; written; discarded. Of a device until sysstat 11.5.6.",
    ),
    Field { watch: "dev8-0 has major 8, minor 0.", ..word("DEV", "device", "The block device.") },
    Field { since: "sysstat 11.5.7", ..rate("<rkB/s wkB/s dkB/s>", "KiB/s", "Data read; written; discarded.") },
    Field { until: "sysstat 11.5.6", ..gauge("avgrq-sz", "sectors of 512 B", "Mean size of a request.") },
    Field { since: "sysstat 11.5.7", ..gauge("areq-sz", "KiB", "Mean size of a request.") },
    gauge("<avgqu-sz aqu-sz>", "requests", "Mean number of requests in flight or queued."),
    gauge("await", "ms", "Mean time of a request, waiting included."),
    Field {
        until: "sysstat 12.1.1",
        watch: "Not to be trusted: computed from %util, which knows no parallel requests.",
        ..gauge("svctm", "ms", "Computed service time.")
    },
    Field {
        watch: "100 % is the limit only of devices that do one request at a time.",
        ..number("%util", "use", "% of the time", Kind::Percent, "Time in which at least one request was in flight.")
    },
    Field {
        watch: "Low is normal: the kernel fills memory with cache.",
        ..kib("kbmemfree", "Memory that nobody uses.")
    },
    Field {
        since: "sysstat 11.5.3",
        ..kib("kbavail", "Memory that new programs could have without swapping, by estimate.")
    },
    Field {
        watch: "Three formulas: all but free up to 11.7.3; without buffers, cache and slab from 11.7.4 (also 11.6.4); \
                total - kbavail from 12.7.8.",
        ..kib("<kbmemused %memused>", "Memory in use.")
    },
    kib("<kbbuffers kbcached>", "Cache of raw devices and metadata; of file contents, tmpfs included."),
    Field {
        watch: "May exceed 100 %: promises are rarely used in full.",
        ..kib("<kbcommit %commit>", "Memory promised to programs, against memory and swap.")
    },
    kib("<kbactive kbinact>", "Memory used lately; not used lately."),
    kib("kbdirty", "Data that waits to be written to disks."),
    kib(
        "<kbshmem kbanonpg kbslab kbkstack kbpgtbl kbvmused>",
        "Shared memory; memory of programs; kernel objects; kernel stacks; page tables; vmalloc (-r ALL).",
    ),
    Field { watch: "A level, not activity.", ..kib("<kbswpfree kbswpused %swpused>", "Swap space left; in use.") },
    kib("<kbswpcad %swpcad>", "Pages in memory and in swap alike, against used swap."),
    kib(
        "<kbhugfree kbhugused %hugused kbhugrsvd kbhugsurp>",
        "Huge pages: free; used; promised; more than configured.",
    ),
    gauge(
        "<dentunusd file-nr inode-nr pty-nr>",
        "entries",
        "Unused directory entries; open files; inodes in memory; pseudo terminals.",
    ),
    Field {
        watch: "It counts the running ones too: only above the number of CPUs it is a queue.",
        ..gauge("runq-sz", "tasks", "Tasks that run or wait for a CPU.")
    },
    Field {
        watch: "Tasks that wait for disks count as well.",
        ..gauge("<ldavg-1 ldavg-5 ldavg-15>", "tasks", "Load average of 1, 5 and 15 minutes.")
    },
    gauge("<plist-sz blocked>", "tasks", "Tasks there are; those that wait for I/O."),
    pressure("<%scpu-10 %scpu-60 %scpu-300 %scpu>", "Some tasks waited for a CPU."),
    pressure("<%sio-10 %sio-60 %sio-300 %sio>", "Some tasks waited for I/O."),
    pressure("<%fio-10 %fio-60 %fio-300 %fio>", "All busy tasks waited for I/O."),
    pressure("<%smem-10 %smem-60 %smem-300 %smem>", "Some tasks waited for memory."),
    pressure("<%fmem-10 %fmem-60 %fmem-300 %fmem>", "All busy tasks waited for memory."),
    word("IFACE", "interface", "The network interface."),
    rate("<rxpck/s txpck/s>", "packets/s", "Packets received; sent."),
    Field { until: "sysstat 7.1.1", ..rate("<rxbyt/s txbyt/s>", "bytes/s", "Data received; sent.") },
    rate("<rxkB/s txkB/s>", "KiB/s", "Data received; sent."),
    rate("<rxcmp/s txcmp/s rxmcst/s>", "packets/s", "Compressed packets received; sent; multicast packets received."),
    Field {
        watch: "0 where the speed is not known, as of most virtual interfaces.",
        ..number(
            "%ifutil",
            "use",
            "% of the speed",
            Kind::Percent,
            "The busier direction against the interface's speed.",
        )
    },
    Field {
        watch: "Cabling or the card, on real hardware. Collisions on full duplex are a duplex mismatch.",
        ..rate(
            "<rxerr/s txerr/s coll/s txcarr/s rxfram/s>",
            "errors/s",
            "Bad packets received; not sent; collisions; carrier lost; frame errors.",
        )
    },
    Field {
        watch: "The guest or its CPU is too slow, or the packet is of no known protocol.",
        ..rate(
            "<rxdrop/s txdrop/s rxfifo/s txfifo/s>",
            "packets/s",
            "Packets dropped for want of buffers; ring overruns.",
        )
    },
    gauge(
        "<totsck tcpsck udpsck rawsck tcp-tw tcp6sck udp6sck raw6sck ip-frag ip6-frag>",
        "sockets; fragments",
        "Sockets in use; in TIME_WAIT; fragments that wait for the rest. 6 is IPv6.",
    ),
    rate(
        "<active/s passive/s iseg/s oseg/s>",
        "connections/s; segments/s",
        "TCP opened from here; from outside; segments received; sent.",
    ),
    rate(
        "<atmptf/s estres/s isegerr/s orsts/s>",
        "connections/s; segments/s",
        "TCP opening failed; reset; bad segments received; resets sent.",
    ),
    Field {
        watch: "retrseg since sysstat 12.7.6. Under -n NFS retrans counts repeated calls.",
        ..rate("<retrans/s retrseg/s>", "segments/s", "TCP segments sent again: packets get lost.")
    },
    Field {
        watch: "dropd, squeezd: the CPU does not keep up.",
        ..rate(
            "<total/s dropd/s squeezd/s rx_rps/s flw_lim/s blg_len>",
            "frames/s; times/s",
            "Frames this CPU processed; dropped; times it stopped with work left; was woken for another CPU; reached the \
             flow limit; length of its backlog.",
        )
    },
    Field {
        watch: "See sar(1), keywords IP, ICMP, UDP (6 is IPv6), NFS and NFSD: i is in, o is out.",
        ..rate("<protocol>", "events/s", "An event counter of IP, ICMP, UDP or NFS.")
    },
    word(
        "<TTY FAN TEMP IN DEVICE BUS idvendor idprod manufact product BAT status FCHOST FILESYSTEM MOUNTPOINT>",
        "name",
        "What the row is of: a serial line, sensor, USB device, battery, adapter or file system.",
    ),
    rate(
        "<rcvin/s xmtin/s txmtin/s framerr/s prtyerr/s brk/s ovrun/s>",
        "events/s",
        "Of a serial line: interrupts for receiving; sending; frame errors; parity errors; breaks; overruns.",
    ),
    gauge("<MHz wghMHz>", "MHz", "Clock of the CPU now; weighted over the interval."),
    gauge(
        "<rpm drpm degC %temp inV %in maxpower %cap cap/min>",
        "turns/min; degrees Celsius; V; mA; %",
        "Fan; above its limit; temperature; in its range; voltage; in its range; USB current; battery charge; its change.",
    ),
    rate(
        "<fch_rxf/s fch_txf/s fch_rxw/s fch_txw/s>",
        "frames/s; words/s",
        "Fibre channel frames and words received; sent.",
    ),
    gauge("<MBfsfree MBfsused>", "MiB", "Space left, root's reserve included; in use."),
    gauge("<%fsused %ufsused>", "% of the file system", "Share in use as root sees it; as users see it."),
    gauge("<Ifree Iused %Iused>", "inodes; %", "Inodes left; in use."),
];
