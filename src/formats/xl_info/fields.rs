//! The dictionary of `xl info` and `xm info`. After `tools/python/xen/xend/XendNode.py` of Xen 3.0
//! to 4.4, `tools/libxl/xl_cmdimpl.c` of Xen 4.1 to 4.8 and `tools/xl/xl_info.c` of Xen 4.9 to 4.22.

use crate::format::{Dictionary, Field, Kind, dictionary};

const XL: &str = "tools/xl/xl_info.c, Xen 4.22 (xl_cmdimpl.c before 4.9)";
const XM: &str = "tools/python/xen/xend/XendNode.py, Xen 3.0 to 4.4";
const MAN: &str = "xl(1), Xen 4.20; tools/xl/xl_info.c, Xen 4.22";

const fn text(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { key, label, meaning, kind: Kind::Text, source: XL, ..Field::EMPTY }
}

const fn name(key: &'static str, label: &'static str, meaning: &'static str) -> Field {
    Field { kind: Kind::Name, ..text(key, label, meaning) }
}

const fn constant(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { kind: Kind::Constant, unit, ..text(key, label, meaning) }
}

const fn gauge(key: &'static str, label: &'static str, unit: &'static str, meaning: &'static str) -> Field {
    Field { kind: Kind::Gauge, source: MAN, unit, ..text(key, label, meaning) }
}

pub(super) static FIELDS: Dictionary = dictionary!(&[
    Field {
        until: "xm of Xen 4.4",
        source: XM,
        ..name("system", "operating system", "The operating system of dom0. Only xm prints it.")
    },
    name("host", "host name", "The host name of dom0."),
    Field {
        watch: "It is dom0's, not the version of Xen; see xen_version.",
        ..text("release", "kernel release", "The kernel release of dom0, as uname -r prints it.")
    },
    text("version", "kernel build", "When and how dom0's kernel was built, as uname -v prints it."),
    Field {
        watch: "i686 with a 64-bit Xen is possible.",
        ..name("machine", "architecture", "The architecture of dom0's kernel.")
    },
    Field {
        watch: "Hyper-threads count one each. It is not the number of dom0's virtual CPUs; lscpu in dom0 shows those.",
        ..constant("nr_cpus", "CPUs", "CPUs", "Physical CPUs of the host that are online, as Xen sees them.")
    },
    Field {
        watch: "It may be far above nr_cpus: places for CPUs that are not there, or threads that smt=0 leaves out.",
        since: "xl of Xen 4.2",
        ..constant(
            "max_cpu_id",
            "highest CPU number",
            "CPU number",
            "The highest number that a CPU of this host can have.",
        )
    },
    constant("nr_nodes", "NUMA nodes", "nodes", "Groups of CPUs with memory of their own."),
    Field {
        until: "xm of Xen 3.1",
        source: XM,
        ..constant("sockets_per_node", "sockets per node", "sockets", "Processor packages in each NUMA node.")
    },
    constant(
        "cores_per_socket",
        "cores per socket",
        "cores",
        "Cores in each processor package, taken from the first CPU.",
    ),
    Field {
        watch: "With smt=0 it may still be 2.",
        ..constant(
            "threads_per_core",
            "threads per core",
            "threads",
            "Hyper-threads of each core, taken from the first CPU.",
        )
    },
    Field {
        watch: "It does not change with load. Three decimals mean xl of Xen 4.11 or newer.",
        ..constant(
            "cpu_mhz",
            "nominal frequency",
            "MHz",
            "The frequency of the processor's time stamp counter, as Xen measured it at boot.",
        )
    },
    Field {
        watch: "They are the host's, not what a guest sees. The order of the words changed in Xen 4.7. xm drops zeros at \
                the end.",
        source: "xen/include/public/arch-x86/cpufeatureset.h, Xen 4.22; asm-x86/cpufeature.h, Xen 4.6",
        ..text(
            "hw_caps",
            "processor features",
            "Feature bits of the boot processor, as CPUID gives them, in words of 32 bits.",
        )
    },
    Field {
        watch: "Empty, or without hvm: VT-x or AMD-V is off in the firmware. A word that is missing means nothing where \
                the release does not know it yet.",
        since: "xm of Xen 3.3",
        ..text("virt_caps", "virtualization abilities", "What the host can do for guests.")
    },
    Field {
        since: "xl of Xen 4.18 on Arm",
        ..constant(
            "arm_sve_vector_length",
            "SVE vector length",
            "bits",
            "Longest vector of Arm's SVE that guests may use.",
        )
    },
    Field {
        watch: "It is the host's. free in dom0 shows dom0's own memory, which is a part of it.",
        ..constant("total_memory", "host memory", "MiB", "Memory of the host that Xen manages.")
    },
    Field {
        watch: "Near 0 is normal where dom0's memory is not limited: dom0 has it and gives it back when a guest starts. \
                Free memory inside dom0 is not in it.",
        ..gauge("free_memory", "free host memory", "MiB", "Memory that belongs to no domain and was promised to none.")
    },
    Field {
        since: "xl of Xen 4.2",
        ..gauge(
            "sharing_freed_memory",
            "memory saved by sharing",
            "MiB",
            "Memory that page sharing between guests saves.",
        )
    },
    Field {
        since: "xl of Xen 4.2",
        ..gauge("sharing_used_memory", "shared memory", "MiB", "Memory that guests share.")
    },
    Field {
        watch: "Above 0 for long, with no guest being built, is memory that nobody can use.",
        since: "xl of Xen 4.3",
        ..gauge("outstanding_claims", "promised memory", "MiB", "Memory promised to guests that are being built.")
    },
    Field {
        watch: "0 is normal.",
        since: "xm of Xen 4.1, xl of Xen 4.1",
        ..gauge(
            "free_cpus",
            "CPUs in no pool",
            "CPUs",
            "Physical CPUs that belong to no CPU pool, so that no guest runs on them.",
        )
    },
    Field {
        since: "xm of Xen 3.2",
        until: "xm of Xen 4.0",
        source: XM,
        ..text("node_to_cpu", "CPUs of the nodes", "Which CPUs each NUMA node has.")
    },
    Field {
        since: "xm of Xen 3.3",
        until: "xm of Xen 4.0",
        source: XM,
        unit: "MiB",
        ..text("node_to_memory", "free memory of the nodes", "Free memory of each NUMA node.")
    },
    Field {
        since: "xm of Xen 4.0",
        until: "xm of Xen 4.0",
        source: XM,
        unit: "MiB",
        ..text("node_to_dma32_mem", "free low memory of the nodes", "Free memory below 4 GiB of each NUMA node.")
    },
    Field {
        since: "xm of Xen 4.0",
        until: "xm of Xen 4.0",
        source: XM,
        ..constant("max_node_id", "highest node number", "node number", "The highest number of a NUMA node.")
    },
    constant(
        "xen_major",
        "first number of Xen's version",
        "release number",
        "The first number of the hypervisor's version.",
    ),
    constant(
        "xen_minor",
        "second number of Xen's version",
        "release number",
        "The second number of the hypervisor's version.",
    ),
    text("xen_extra", "rest of Xen's version", "What follows major and minor, with its own dot or dash."),
    Field {
        watch: "It is the version of the running hypervisor, not of the tools.",
        since: "xl of Xen 4.4",
        ..text("xen_version", "version of Xen", "The version of the hypervisor.")
    },
    Field {
        watch: "The 3.0 in each word is the name of the interface, not the version of Xen. No hvm word: VT-x or AMD-V is \
                off. No x86_32p word: 32-bit PV guests are refused.",
        ..text("xen_caps", "kinds of guests", "The kinds of guests that the host can run, one word for each.")
    },
    Field {
        since: "xm of Xen 3.1",
        ..text("xen_scheduler", "scheduler", "The scheduler that divides the physical CPUs among the virtual ones.")
    },
    constant("xen_pagesize", "page size", "bytes", "The size of a memory page."),
    Field {
        watch: "It tells the hypervisor's width, not the mode of dom0: a PVH dom0 shows the same.",
        ..text(
            "platform_params",
            "start of Xen's address range",
            "Where the addresses begin that Xen keeps for itself in a PV domain.",
        )
    },
    Field {
        watch: "Empty, or unavailable, in builds from a released archive.",
        ..text("xen_changeset", "source revision of Xen", "The commit that the hypervisor was built from.")
    },
    Field {
        watch: "<denied> means that Xen's security policy hides it (Xen 4.7 or newer).",
        since: "xm of Xen 4.0",
        source: "docs/misc/xen-command-line, Xen 4.22",
        ..text("xen_commandline", "options of the hypervisor", "What the boot loader passed to Xen.")
    },
    text("cc_compiler", "compiler of Xen", "The compiler that the hypervisor was built with."),
    text("cc_compile_by", "builder of Xen", "The account that built the hypervisor."),
    text("cc_compile_domain", "builder's domain", "The domain of the machine that built the hypervisor."),
    text("cc_compile_date", "build date of Xen", "When the hypervisor was built."),
    Field { since: "xl of Xen 4.7", ..text("build_id", "build id of Xen", "The identity of the hypervisor's binary.") },
    Field {
        since: "xl of Xen 4.21 with -x",
        source: "xen/include/public/io/xs_wire.h, Xen 4.22",
        ..text("xenstore_features", "abilities of xenstore", "Bits of what the running xenstore can do.")
    },
    Field {
        watch: "xl prints it too: it does not prove that xend runs.",
        ..constant(
            "xend_config_format",
            "configuration format",
            "format number",
            "The number of the configuration format that xend had.",
        )
    },
    Field {
        since: "xl and xm of Xen 4.1 with -n",
        ..text(
            "cpu_topology",
            "places of the CPUs",
            "Which core, socket and node each CPU belongs to; a table follows.",
        )
    },
    Field {
        since: "xl of Xen 4.6 with -n",
        ..text("device topology", "places of the devices", "Which node each PCI device belongs to; a table follows.")
    },
    Field {
        since: "xl and xm of Xen 4.1 with -n",
        ..text(
            "numa_info",
            "memory of the nodes",
            "Memory and distances of each node; a table follows. xl of Xen 4.1 writes none.",
        )
    },
    constant("cpu#cpu", "CPU", "CPU number", "The number of the physical CPU."),
    constant("core#cpu", "core", "core number", "The core of the CPU; CPUs of one core and socket are hyper-threads."),
    constant("socket#cpu", "socket", "socket number", "The processor package of the CPU."),
    constant("node#cpu", "node", "node number", "The NUMA node of the CPU."),
    name("device#device", "PCI device", "The address of a PCI device."),
    constant("node#device", "node", "node number", "The NUMA node that the device is attached to."),
    constant("node#numa", "node", "node number", "The number of the NUMA node."),
    Field {
        watch: "It counts holes in the address range too, so the sum may be above total_memory.",
        ..constant("memsize#numa", "memory of the node", "MiB", "Size of the node's memory.")
    },
    Field {
        watch: "One node near 0 while others have much: guests started now get memory far from their CPUs.",
        ..gauge("memfree#numa", "free memory of the node", "MiB", "Memory of the node that belongs to no domain.")
    },
    text(
        "distances#numa",
        "distances",
        "How far each node's memory is, node 0 first: 10 is local, 20 takes about twice as long.",
    ),
    Field {
        since: "xm of Xen 4.1",
        until: "xm of Xen 4.4",
        source: XM,
        ..constant("TotalMemory#numa", "memory of the node", "MiB", "Size of the node's memory.")
    },
    Field {
        since: "xm of Xen 4.1",
        until: "xm of Xen 4.4",
        source: XM,
        ..gauge("FreeMemory#numa", "free memory of the node", "MiB", "Memory of the node that belongs to no domain.")
    },
    Field {
        since: "xm of Xen 4.1",
        until: "xm of Xen 4.4",
        source: XM,
        ..gauge("dma32Memory#numa", "free low memory of the node", "MiB", "Free memory of the node below 4 GiB.")
    },
    Field {
        since: "xm of Xen 4.1",
        until: "xm of Xen 4.4",
        source: XM,
        ..text(
            "NodeDist#numa",
            "distances",
            "How far each node's memory is, node 0 first: 10 is local, 20 takes about twice as long.",
        )
    },
]);
