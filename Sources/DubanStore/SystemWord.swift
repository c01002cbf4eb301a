internal import Glibc

/// What the system's error numbers mean, in the words of a Chinese administrator.
enum SystemWord {
  static func of(_ code: Int32) -> String {
    switch code {
    case ENOSPC: "磁盘已满"
    case EDQUOT: "磁盘配额已用完"
    case EROFS: "文件系统是只读的"
    case EACCES, EPERM: "没有权限"
    case ENOENT: "不存在"
    case ENOTDIR: "上级不是目录"
    case EISDIR: "是一个目录"
    case EIO: "磁盘读写出错"
    case EMFILE, ENFILE: "打开的文件太多"
    case EFBIG: "超过文件大小上限"
    default: "系统错误 \(code)"
    }
  }
}
