//! In a program of its own, because how a heap grows is decided for the whole program.
#![cfg(all(target_os = "linux", target_env = "gnu"))]

use std::sync::mpsc::channel;
use std::thread;

#[test]
fn the_heap_of_a_thread_is_writable_as_a_whole_from_its_start() {
    assert_eq!(writable_heap(), 0, "this system's heaps are whole anyway");
    prr_manifest::whole_heaps();
    let mebibytes = writable_heap();
    assert!(mebibytes >= 60, "{mebibytes} MiB");
}

/// How much of a new thread's heap is writable, in MiB. The thread does not end: the next one would take over its heap.
fn writable_heap() -> usize {
    let (told, asked) = channel();
    thread::spawn(move || {
        // More than the pieces of other heaps that the thread may have been given back.
        let kept = vec![1_u8; 100_000];
        told.send(kept.as_ptr() as usize).expect("somebody waits");
        loop {
            thread::park();
        }
    });
    let place = asked.recv().expect("the thread tells");
    let maps = std::fs::read_to_string("/proc/self/maps").expect("Linux has it");
    let found = maps.lines().find_map(|line| {
        let (start, end) = line.split_once(' ')?.0.split_once('-')?;
        let [start, end] = [start, end].map(|hex| usize::from_str_radix(hex, 16).expect("an address"));
        (start..end).contains(&place).then_some(end - start)
    });
    found.expect("it lies somewhere") >> 20
}
