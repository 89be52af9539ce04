import Glibc

/// An errno: what the kernel answered to a call that failed.
package struct SystemError: Error, Hashable, CustomStringConvertible {
  package let code: Int32

  init(_ code: Int32) { self.code = code }

  /// The C library's words for it, "Permission denied".
  package var description: String { String(cString: strerror(code)) }

  /// Whether the call was refused for want of permission, which an administrator can mend.
  var isRefusal: Bool { code == EACCES || code == EPERM }

  /// Whether the name is not there, or no longer leads anywhere.
  var isAbsence: Bool { code == ENOENT || code == ENOTDIR || code == ESTALE }

  /// Whether the machine was short of something for a moment: the same call may succeed later.
  var isShortage: Bool { [EMFILE, ENFILE, ENOMEM, EAGAIN, EBUSY, ETXTBSY].contains(code) }
}

/// Makes a C call again while a signal interrupts it, and throws what it left in errno where it returns -1.
@discardableResult
func posix<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
  while true {
    let result = call()
    if result != -1 { return result }
    let code = errno
    if code != EINTR { throw SystemError(code) }
  }
}
