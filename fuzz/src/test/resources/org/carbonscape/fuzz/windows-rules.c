/*
 * Rules of Windows' file system on Linux, loaded into a program by LD_PRELOAD: below the folder WINDOWS_RULES, what any
 * process has open or mapped is not replaced or removed, a folder that holds such a file is not moved, names that no
 * file may have there are refused, and what the program WINDOWS_DENIES has open is not opened for writing. What Java
 * opens there so that it may be removed meanwhile, locks and files that go when they are closed, is let be. Each refusal
 * is told on standard error.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static __thread int looking; /* the rules do not hold for what they do themselves */

/* The absolute path, with links of its folder followed; 0 where it lies elsewhere. */
static int below(const char *path, char *whole) {
  const char *root = getenv("WINDOWS_RULES");
  char folder[PATH_MAX], real[PATH_MAX];
  const char *slash = strrchr(path, '/');
  snprintf(folder, sizeof folder, "%.*s", slash ? (int) (slash - path + 1) : 1, slash ? path : ".");
  if (!root || !realpath(folder, real)) return 0;
  snprintf(whole, PATH_MAX, "%s/%s", real, slash ? slash + 1 : path);
  return strncmp(whole, root, strlen(root)) == 0;
}

static int within(const char *file, const char *path) {
  size_t n = strlen(path);
  return strncmp(file, path, n) == 0 && (file[n] == 0 || file[n] == '/' || file[n] == '\n');
}

static int linked(const char *link, const char *path) {
  char file[PATH_MAX];
  ssize_t n = readlink(link, file, sizeof file - 1);
  if (n <= 0) return 0;
  file[n] = 0;
  return within(file, path);
}

/* Whether a process has it, or something in it, open, mapped, or is there. */
static int has(const char *process, const char *path) {
  char name[PATH_MAX], line[2 * PATH_MAX];
  int found = 0;
  snprintf(name, sizeof name, "/proc/%s/cwd", process);
  found = linked(name, path);
  snprintf(name, sizeof name, "/proc/%s/fd", process);
  DIR *open = found ? NULL : opendir(name);
  for (struct dirent *e; open && !found && (e = readdir(open));) {
    snprintf(name, sizeof name, "/proc/%s/fd/%s", process, e->d_name);
    found = linked(name, path);
  }
  if (open) closedir(open);
  snprintf(name, sizeof name, "/proc/%s/maps", process);
  FILE *maps = found ? NULL : fopen(name, "re");
  while (maps && !found && fgets(line, sizeof line, maps)) {
    const char *file = strchr(line, '/');
    found = file && within(file, path);
  }
  if (maps) fclose(maps);
  return found;
}

static int is(const char *process, const char *program) {
  char name[PATH_MAX], said[64] = "";
  snprintf(name, sizeof name, "/proc/%s/comm", process);
  FILE *file = fopen(name, "re");
  if (file) {
    if (fgets(said, sizeof said, file)) said[strcspn(said, "\n")] = 0;
    fclose(file);
  }
  return strcmp(said, program) == 0;
}

/* Whether a process, of that program where one is named, holds it; then it is told. */
static int held(const char *deed, const char *path, const char *program) {
  char whole[PATH_MAX];
  int found = 0;
  if (looking || strstr(path, ".lock") || strstr(path, ".blocks") || !below(path, whole)) return 0;
  looking = 1;
  DIR *processes = opendir("/proc");
  for (struct dirent *e; processes && !found && (e = readdir(processes));) {
    found = e->d_name[0] >= '0' && e->d_name[0] <= '9' && (!program || is(e->d_name, program)) && has(e->d_name, whole);
  }
  if (processes) closedir(processes);
  looking = 0;
  if (found) dprintf(2, "windows-rules: %s %s\n", deed, whole);
  return found;
}

static int denied(const char *path, int flags) {
  const char *program = getenv("WINDOWS_DENIES");
  const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
  char whole[PATH_MAX];
  size_t n = strlen(name);
  if (program && (flags & O_ACCMODE) != O_RDONLY && held("open", path, program)) {
    errno = EBUSY;
    return 1;
  }
  if (!looking && (flags & O_CREAT) && n && (strpbrk(name, "<>:\"|?*\\") || strchr(". ", name[n - 1])) && below(path, whole)) {
    dprintf(2, "windows-rules: name %s\n", whole);
    errno = EINVAL;
    return 1;
  }
  return 0;
}

#define NEXT(name)                                \
  static __typeof__(name) *next;                  \
  if (!next) next = dlsym(RTLD_NEXT, #name)

int rename(const char *from, const char *to) {
  NEXT(rename);
  struct stat s;
  int folder = lstat(from, &s) == 0 && S_ISDIR(s.st_mode);
  if ((folder && held("move", from, NULL)) || (lstat(to, &s) == 0 && held("replace", to, NULL))) {
    errno = EACCES;
    return -1;
  }
  return next(from, to);
}

int unlink(const char *path) {
  NEXT(unlink);
  if (!held("remove", path, NULL)) return next(path);
  errno = EACCES;
  return -1;
}

int rmdir(const char *path) {
  NEXT(rmdir);
  if (!held("remove", path, NULL)) return next(path);
  errno = EACCES;
  return -1;
}

int mkdir(const char *path, mode_t mode) {
  NEXT(mkdir);
  return denied(path, O_CREAT) ? -1 : next(path, mode);
}

int open(const char *path, int flags, ...) {
  NEXT(open);
  va_list more;
  va_start(more, flags);
  int mode = va_arg(more, int);
  va_end(more);
  return denied(path, flags) ? -1 : next(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  NEXT(open64);
  va_list more;
  va_start(more, flags);
  int mode = va_arg(more, int);
  va_end(more);
  return denied(path, flags) ? -1 : next(path, flags, mode);
}
