//! How the memory of the program grows.

/// Bytes of addresses that glibc sets aside for a thread's heap on a 64-bit system.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const HEAP: i32 = 64 << 20;

/// What glibc adds to a heap, and leaves at its end when it gives memory back, if nobody says otherwise.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const USUAL: i32 = 128 << 10;

/// Makes the heap of each thread that is started from now on writable as a whole, until a tree was loaded. Left alone, glibc does that page by page as
/// manifests are kept, with a call of the kernel (`mprotect`) for nearly every file: while one changes the addresses of the process, pages that other
/// threads touch for the first time wait. Memory still counts as used only once it is touched. Does nothing where the allocator is another one.
/// Source: `mallopt(3)`, `M_TOP_PAD`.
pub fn whole_heaps() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    pad(HEAP);
}

/// Gives memory that is freed at the end of a heap back from now on: what a tree needs while it is loaded is no longer needed when it is judged.
pub(crate) fn usual_heaps() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    pad(USUAL);
}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[expect(unsafe_code, reason = "a setting of the allocator, which takes two numbers")]
fn pad(bytes: i32) {
    // SAFETY: it locks what it changes. Where it refuses, heaps grow as they did.
    unsafe {
        libc::mallopt(libc::M_TOP_PAD, bytes);
    }
}
