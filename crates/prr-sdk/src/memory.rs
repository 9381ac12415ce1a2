//! Comparison of bytes, eight at a time. That of the standard library goes byte by byte on this target, and texts are compared so often that it
//! took a sixth of a guest's time.

use std::slice::from_raw_parts;

/// What the compiler calls to compare bytes.
#[expect(unsafe_code, reason = "the compiler calls it with pointers")]
#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(left: *const u8, right: *const u8, length: usize) -> i32 {
    // SAFETY: who calls it has so many bytes to read at both places.
    let (left, right) = unsafe { (from_raw_parts(left, length), from_raw_parts(right, length)) };
    let ((left, left_rest), (right, right_rest)) = (left.as_chunks::<8>(), right.as_chunks::<8>());
    for (left, right) in left.iter().zip(right) {
        let (left, right) = (u64::from_le_bytes(*left), u64::from_le_bytes(*right));
        if left != right {
            return if left.swap_bytes() < right.swap_bytes() { -1 } else { 1 };
        }
    }
    for (left, right) in left_rest.iter().zip(right_rest) {
        if left != right {
            return i32::from(*left) - i32::from(*right);
        }
    }
    0
}
