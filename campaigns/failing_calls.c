/* Lets calls on the files under one folder fail by chance, as a failing drive, a full disk or a network share does.
   Loaded with LD_PRELOAD; what fails stands in a file that the program maps as well (campaigns/failing_calls.py). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { WRITES = 1, FLUSHES = 2, READS = 4, NAMES = 8, OPENS = 16, LOCKS = 32 };

struct said { int32_t mask, error, permille; uint32_t chance, hits; int32_t clock; };
static struct said *said;
static const char *under;

__attribute__((constructor)) static void begin(void) {
    int (*open_)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    const char *path = getenv("CICA_FAILING_CALLS");
    under = getenv("CICA_FAILING_UNDER");
    int fd = path && under ? open_(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0) return;
    void *found = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (found != MAP_FAILED) said = found;
    close(fd);
}

static int fails(int kind) {
    if (!said || !(said->mask & kind)) return 0;
    said->chance ^= said->chance << 13;
    said->chance ^= said->chance >> 17;
    said->chance ^= said->chance << 5;
    if ((int32_t)(said->chance % 1000) >= said->permille) return 0;
    said->hits++;
    errno = said->error;
    return 1;
}

static int path_fails(int kind, const char *path) {
    return said && said->mask && path && !strncmp(path, under, strlen(under)) && fails(kind);
}

static int file_fails(int kind, int fd) {
    char link[32], path[4096];
    if (!said || !(said->mask & kind)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return path_fails(kind, path);
}

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

ssize_t pwrite64(int fd, const void *b, size_t n, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return file_fails(WRITES, fd) ? -1 : real(fd, b, n, at);
}
ssize_t pwrite(int fd, const void *b, size_t n, off_t at) { return pwrite64(fd, b, n, at); }
ssize_t write(int fd, const void *b, size_t n) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return file_fails(WRITES, fd) ? -1 : real(fd, b, n);
}
ssize_t pread64(int fd, void *b, size_t n, off64_t at) {
    REAL(ssize_t, "pread64", int, void *, size_t, off64_t);
    return file_fails(READS, fd) ? -1 : real(fd, b, n, at);
}
ssize_t pread(int fd, void *b, size_t n, off_t at) { return pread64(fd, b, n, at); }
ssize_t read(int fd, void *b, size_t n) {
    REAL(ssize_t, "read", int, void *, size_t);
    return file_fails(READS, fd) ? -1 : real(fd, b, n);
}
int fsync(int fd) { REAL(int, "fsync", int); return file_fails(FLUSHES, fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(int, "fdatasync", int); return file_fails(FLUSHES, fd) ? -1 : real(fd); }
int ftruncate64(int fd, off64_t n) {
    REAL(int, "ftruncate64", int, off64_t);
    return file_fails(WRITES, fd) ? -1 : real(fd, n);
}
int ftruncate(int fd, off_t n) { return ftruncate64(fd, n); }
int rename(const char *a, const char *b) {
    REAL(int, "rename", const char *, const char *);
    return path_fails(NAMES, a) ? -1 : real(a, b);
}
int unlink(const char *a) { REAL(int, "unlink", const char *); return path_fails(NAMES, a) ? -1 : real(a); }
int link(const char *a, const char *b) {
    REAL(int, "link", const char *, const char *);
    return path_fails(NAMES, a) ? -1 : real(a, b);
}

static int opened(const char *name, const char *path, int flags, int mode) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, name);
    return path_fails(OPENS, path) ? -1 : real(path, flags, mode);
}
#define MODE int mode = 0; if (flags & O_CREAT) { va_list l; va_start(l, flags); mode = va_arg(l, int); va_end(l); }
int open(const char *path, int flags, ...) { MODE return opened("open", path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return opened("open64", path, flags, mode); }

static int controlled(const char *name, int fd, int command, void *given) {
    int (*real)(int, int, ...) = dlsym(RTLD_NEXT, name);
    int locks = command == F_SETLK || command == F_SETLKW || command == F_OFD_SETLK;
    if (locks && given && ((struct flock *)given)->l_type != F_UNLCK && file_fails(LOCKS, fd)) return -1;
    return real(fd, command, given);
}
#define GIVEN va_list l; va_start(l, command); void *given = va_arg(l, void *); va_end(l);
int fcntl(int fd, int command, ...) { GIVEN return controlled("fcntl", fd, command, given); }
int fcntl64(int fd, int command, ...) { GIVEN return controlled("fcntl64", fd, command, given); }

int clock_gettime(clockid_t which, struct timespec *now) {
    REAL(int, "clock_gettime", clockid_t, struct timespec *);
    int found = real(which, now);
    if (!found && said && which == CLOCK_REALTIME) now->tv_sec += said->clock;
    return found;
}
