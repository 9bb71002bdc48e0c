use crate::tests::{fields, findings, formats, markers, table, unread};

#[test]
fn the_head_is_a_row_and_the_processes_are_a_table() {
    let text = super::FORMAT.sample;
    let samples = table(text, "samples");
    assert_eq!(
        samples[0],
        "iteration | time | load1 | load5 | load15 | tasks.total | tasks.running | tasks.sleeping | tasks.stopped | \
         tasks.zombie | us | sy | ni | id | wa | hi | si | st | mem.total | mem.free | mem.used | mem.buff/cache | \
         swap.total | swap.free | swap.used | mem.avail"
    );
    assert_eq!(
        samples[1],
        "1 | 15:49:11 | 2.8 | 2.26 | 1.28 | 105 | 1 | 104 | 0 | 0 | 2.5 | 18.5 | 0 | 71.6 | 3.7 | 0 | 0 | 3.7 | 890.7 | \
         785.3 | 74.7 | 49.3 | 0 | 0 | 0 | 816.1"
    );
    let processes = table(text, "processes");
    assert_eq!(processes[0], "iteration | PID | USER | PR | NI | VIRT | RES | SHR | S | %CPU | %MEM | TIME+ | COMMAND");
    assert_eq!(processes[1], "1 | 1327 | root | 20 | 0 | 8644 | 4760 | 2892 | R | 100 | 0.5 | 0:02.29 | top");
    assert_eq!(fields(text)[..2], ["up = 8 min", "users = 0"]);
    assert_eq!((markers(text), unread(text)), (vec!["top/steal-counted".to_owned()], 0));
}

#[test]
fn decimal_commas_and_lost_blanks() {
    let text = "top - 10:25:55 up 46 days, 20:48, 1 user, load average: 0,34, 0,19, 0,15
Tasks: 120 total, 1 running, 119 sleeping, 0 stopped, 0 zombie
%Cpu(s): 0,0 us, 0,0 sy, 0,0 ni, 99,7 id, 0,3 wa, 0,0 hi, 0,0 si, 0,0 st
KiB Mem : 8173956 total, 496288 free, 6969612 used, 708056 buff/cache
";
    assert_eq!(
        table(text, "samples")[1],
        "1 | 10:25:55 | 0.34 | 0.19 | 0.15 | 120 | 1 | 119 | 0 | 0 | 0 | 0 | 0 | 99.7 | 0.3 | 0 | 0 | 0 | 8173956 | 496288 | \
         6969612 | 708056"
    );
    assert_eq!(unread(text), 0);
}

#[test]
fn other_languages() {
    let text = "top - 16:03:18 up 22 min,  0 user,  load average: 2,48, 2,46, 1,99
Tâches: 106 total,   1 en cours, 105 en veille,   0 arrêté,   0 zombie
%Cpu(s):  8,1 ut, 65,8 sy,  0,0 ni,  2,0 id, 18,8 wa,  0,0 hi,  2,7 si,  2,7 st 
MiB Mem :    890,7 total,    785,7 libr,     75,3 util,     48,2 tamp/cache     
MiB Éch :      0,0 total,      0,0 libr,      0,0 util.    815,4 dispo Mem 

    PID UTIL.     PR  NI    VIRT    RES    SHR S  %CPU  %MEM    TEMPS+ COM.
   2051 root      20   0   12068   5440   3536 R  56,6   0,6   0:05.94 top
";
    let row = &table(text, "samples")[1];
    assert!(row.ends_with("106 | 1 | 105 | 0 | 0 | 8.1 | 65.8 | 0 | 2 | 18.8 | 0 | 2.7 | 2.7 | 890.7 | 785.7 | 75.3 | 48.2 | 0 | 0 | 0 | 815.4"), "{row}");
    assert!(table(text, "processes")[0].ends_with("TIME+ | COMMAND"));
    assert_eq!(unread(text), 0);
}

#[test]
fn old_versions_and_busybox() {
    let old = "top - 16:02:18 up 12 days,  3:45,  2 users,  load average: 0.00, 0.00, 0.00
Tasks:  66 total,   1 running,  65 sleeping,   0 stopped,   0 zombie
Cpu(s):  0.3%us,  0.1%sy,  0.0%ni, 99.5%id,  0.1%wa,  0.0%hi,  0.0%si,  0.0%st
Mem:   2059352k total,  1996212k used,    63140k free,   161020k buffers
Swap:  4192956k total,      160k used,  4192796k free,  1451412k cached

  PID USER      PR  NI  VIRT  RES  SHR S %CPU %MEM    TIME+  COMMAND
 2345 mysql     15   0  216m  98m 4.1m S  2.0  4.9  12:33.44 mysqld --user mysql
";
    let row = &table(old, "samples")[1];
    assert!(row.ends_with("2059352 | 1996212 | 63140 | 161020 | 4192956 | 160 | 4192796 | 1451412"), "{row}");
    assert!(table(old, "processes")[1].ends_with("216m | 98m | 4.1m | S | 2 | 4.9 | 12:33.44 | mysqld --user mysql"));
    let busybox = "Mem: 96532K used, 815560K free, 424K shrd, 508K buff, 25512K cached
CPU:  12% usr  61% sys   0% nic  12% idle   3% io   0% irq   3% sirq
Load average: 2.80 2.30 1.32 2/114 1365
  PID  PPID USER     STAT   VSZ %VSZ %CPU COMMAND
 1363  1362 root     R     2260   0%  41% busybox top -b -n 1
";
    assert_eq!(
        table(busybox, "samples")[1],
        "1 | 96532 | 815560 | 424 | 508 | 25512 | 12 | 61 | 0 | 12 | 3 | 0 | 3 | 2.8 | 2.3 | 1.32"
    );
    let first = " 16:02:18  up 12 days,  3:45,  2 users,  load average: 0.00, 0.00, 0.00
66 processes: 65 sleeping, 1 running, 0 zombie, 0 stopped
CPU states:  0.0% user  0.1% system   0.0% nice   0.0% iowait  99.8% idle
Mem:   512196k av,  500000k used,   12196k free,       0k shrd,   100000k buff
Swap: 1052216k av,       0k used, 1052216k free                  250000k cached
";
    assert_eq!(formats(first), ["top"]);
    let row = &table(first, "samples")[1];
    assert!(row.ends_with("512196 | 500000 | 12196 | 0 | 100000 | 1052216 | 0 | 1052216 | 250000"), "{row}");
    assert_eq!(unread(old) + unread(busybox) + unread(first), 0);
}

#[test]
fn screens_and_single_cpus() {
    let screen = |time: &str, steal: &str| {
        format!(
            "top - {time} up 8 min,  0 user,  load average: 2.65, 2.25, 1.29
%Cpu0  :  2.8 us, 97.2 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st
%Cpu1  :  2.8 us, 97.2 sy,  0.0 ni,  0.0 id,  0.0 wa,  0.0 hi,  0.0 si,  {steal} st

  PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND
    1 root      20   0    4056   2968   2684 S   0.0   0.3   0:17.74 init

"
        )
    };
    let text = screen("15:49:24", "0.0") + &screen("15:49:27", "1.0");
    assert_eq!(table(&text, "cpus")[4], "2 | Cpu1 | 2.8 | 97.2 | 0 | 0 | 0 | 0 | 0 | 1");
    assert_eq!(
        table(&text, "processes")[2],
        "2 | 1 | root | 20 | 0 | 4056 | 2968 | 2684 | S | 0 | 0.3 | 0:17.74 | init"
    );
    assert_eq!((formats(&text).len(), unread(&text)), (1, 0));
}

/// Screens with these shares of stolen time.
fn stolen(shares: &[&str]) -> String {
    let screen = |share| {
        format!("top - 15:49:24 up 8 min,  load average: 2.65, 2.25, 1.29\n%Cpu(s):  1.0 us, 2.0 sy, {share} st\n")
    };
    shares.iter().map(screen).collect()
}

#[test]
fn steal_of_a_moment_and_of_a_duration() {
    assert_eq!(findings(&stolen(&["15.2"])), ["notice top/steal-high"]);
    assert_eq!(findings(&stolen(&["15.2", "12.0", "20.0"])), ["warning top/steal-high"]);
    assert!(findings(&stolen(&["5.0"])).is_empty());
}

#[test]
fn tasks_in_state_d() {
    let waiting = |count: usize| {
        let heading = "  PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n";
        let row = "    7 root      20   0    4056   2968   2684 D   0.0   0.3   0:17.74 cp\n";
        format!("{heading}{}", row.repeat(count))
    };
    assert_eq!(findings(&waiting(3)), ["notice top/tasks-uninterruptible"]);
    assert!(findings(&waiting(2)).is_empty());
}

#[test]
fn look_alikes() {
    for text in [
        "Cpupool Pool-0: tslice=30ms ratelimit=1000us migration-delay=0us\nName                                ID Weight  Cap\n",
        "CPU: L1 I cache: 32K, L1 D cache: 32K\nCPU: L2 cache: 3072K\n",
        "  PID TTY          TIME CMD\n 1234 pts/0    00:00:00 bash\n",
        "USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\nroot 1 0.0 0.1 1 2 ? Ss 10:00 0:01 init\n",
        "Processes: 300 total, 2 running, 298 sleeping, 1500 threads\nLoad Avg: 1.6, 0.6, 0.4\n",
        "             total       used       free     shared    buffers     cached\nMem:          2011       1949         61          0        157       1417\n",
    ] {
        assert!(!formats(text).contains(&"top"), "{text}");
    }
}

#[test]
fn a_sentence_that_begins_with_a_number_is_no_process() {
    for sentence in ["100 the guests are slow for days", "\n100 3.2 is what the guest has, 3.2"] {
        let text = format!("{}{sentence}\n", super::FORMAT.sample);
        let source = crate::read(text.as_bytes());
        let cut = crate::segment::cut(&source, &crate::segment::Guidance::default());
        assert_eq!(cut.rest.len(), 1, "{sentence}");
    }
}
