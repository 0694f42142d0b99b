/* A room full of viewers, on one core: connects them, has the presenter's connection drive, and times what arrives.
 *
 * load PORT PID TOKEN DEFLATE, then a command a line on standard input, answered by one line of JSON:
 *   connect N            until there are N viewers, all at once
 *   slides RATE SECONDS  the presenter goes to another slide, RATE times a second
 *   frames STEP COUNT    runs a step that prints COUNT frames
 *   narrow               whoever connects from now on has a phone's connection
 *   sleep N              the last N viewers stop reading
 *   wake                 they read again, until each has seen what was printed last
 *   rest SECONDS         nothing but pings
 * CPU and memory are those of the process PID. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "viewer.h"

enum { MOST = 20000, MANY_SLIDES = 4096 };
static const int64_t SECOND = 1000000000, PATIENCE = 20;

static struct crowd crowd;
static int server;

/* What is being measured. */
static struct {
    uint32_t *late; /* microseconds of each delivery */
    size_t count, room, messages;
    int64_t since; /* nothing printed or sent before this counts */
    int64_t newest;
    int64_t clock, used, own; /* time, the server's CPU and ours when it began: with frames, when the first one arrived */
    int64_t sent[MANY_SLIDES];
} run;

static int64_t cpu(clockid_t clock)
{
    struct timespec time;
    return clock_gettime(clock, &time) ? 0 : time.tv_sec * SECOND + time.tv_nsec;
}

static int64_t server_cpu(void)
{
    clockid_t clock;
    return clock_getcpuclockid(server, &clock) ? 0 : cpu(clock);
}

static long server_memory(void) /* KiB */
{
    char path[64], line[256];
    long size = 0;
    snprintf(path, sizeof path, "/proc/%d/status", server);
    FILE *file = fopen(path, "r");
    while (file && fgets(line, sizeof line, file))
        if (!strncmp(line, "VmRSS:", 6)) size = atol(line + 6);
    if (file) fclose(file);
    return size;
}

static void start_clock(void)
{
    run.clock = now();
    run.used = server_cpu();
    run.own = cpu(CLOCK_PROCESS_CPUTIME_ID);
}

static void arrived(int64_t sent)
{
    if (!run.clock) start_clock();
    int64_t late = (now() - sent) / 1000;
    if (run.count < run.room) run.late[run.count++] = late < 0 ? 0 : late;
}

/* Look for the marks of bench/room/frames.py: several where a server has put frames together. */
static void find_marks(struct viewer *viewer, const char *text, size_t size)
{
    const char *end = text + size, *at = text;
    while ((at = memchr(at, '@', end - at)) && ++at < end - 20) {
        char *after;
        int64_t printed = strtoll(at, &after, 10);
        if (*after != ':' || printed < run.since) continue;
        at = memchr(after, '@', end - after);
        if (!at++) return;
        if (printed > run.newest) run.newest = printed;
        if (printed <= viewer->newest) continue; /* seen before: it is in a late viewer's picture too */
        viewer->newest = printed;
        arrived(printed);
    }
}

void heard(struct viewer *viewer, char *text, size_t size)
{
    static const char STAGE[] = "42[\"stage\",{\"slide\":";
    run.messages++;
    if (size > sizeof STAGE && !memcmp(text, STAGE, sizeof STAGE - 1)) {
        int64_t sent = run.sent[atoi(text + sizeof STAGE - 1) % MANY_SLIDES];
        if (sent) arrived(sent);
    } else {
        find_marks(viewer, text, size);
    }
}

static void attend(int64_t until)
{
    struct epoll_event events[512];
    int64_t left = (until - now() + 999999) / 1000000;
    int count = epoll_wait(crowd.epoll, events, 512, left < 0 ? 0 : left > 50 ? 50 : left);
    for (int i = 0; i < count; i++) viewer_attend(&crowd, events[i].data.ptr);
}

static void rest(double seconds)
{
    int64_t until = now() + seconds * SECOND;
    while (now() < until) attend(until);
}

static int compare(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static double percentile(double part)
{
    return run.count ? run.late[(size_t)(part * (run.count - 1))] / 1000.0 : -1;
}

static void begin(size_t expected)
{
    run.room = 2 * expected + 64;
    run.late = realloc(run.late, run.room * sizeof *run.late);
    run.count = run.messages = crowd.bytes = 0;
    run.since = now();
    run.newest = run.clock = 0;
}

static void report(const char *what, size_t expected, long memory)
{
    if (!run.clock) start_clock();
    int64_t cpu_used = server_cpu() - run.used, own_cpu = cpu(CLOCK_PROCESS_CPUTIME_ID) - run.own;
    double wall = (now() - run.clock + 1) / 1e9;
    qsort(run.late, run.count, sizeof *run.late, compare);
    printf("{\"what\":\"%s\",\"viewers\":%d,\"expected\":%zu,\"arrived\":%zu,\"messages\":%zu,"
           "\"p50\":%.3f,\"p99\":%.3f,\"max\":%.3f,\"cpu\":%.3f,\"busy\":%.3f,\"client_busy\":%.3f,"
           "\"memory\":%ld,\"grown\":%ld,\"deflated\":%lu,\"bytes\":%lu,\"gone\":%d}\n",
           what, crowd.ready, expected, run.count, run.messages, percentile(.5), percentile(.99), percentile(1),
           run.count ? cpu_used / 1e3 / run.count : -1, cpu_used / 1e9 / wall, own_cpu / 1e9 / wall, server_memory(),
           server_memory() - memory, crowd.deflated, crowd.bytes, crowd.gone);
    fflush(stdout);
}

static int awake(void)
{
    int count = 0;
    for (int i = 0; i < crowd.count; i++) count += crowd.all[i].stage == READY && !crowd.all[i].asleep;
    return count;
}

static void connect_until(int wanted)
{
    int before = crowd.count;
    long memory = server_memory();
    int64_t until = now() + 60 * SECOND;
    begin(wanted);
    start_clock();
    while (crowd.count < wanted) {
        struct viewer *viewer = &crowd.all[crowd.count++];
        viewer->owner = viewer == crowd.all;
        viewer_connect(&crowd, viewer);
        if (crowd.count % 64 == 0) attend(0);
    }
    while (crowd.ready + crowd.gone < crowd.count && now() < until) attend(until);
    for (int i = before; i < crowd.count; i++)
        if (crowd.all[i].ready) run.late[run.count++] = (crowd.all[i].ready - crowd.all[i].began) / 1000;
    report("connect", wanted - before, memory);
}

/* Wait until everything has arrived, or nothing more comes. */
static void await(size_t expected, double seconds)
{
    int64_t until = now() + (seconds + PATIENCE) * SECOND, quiet = now() + seconds * SECOND + 3 * SECOND;
    size_t before = 0;
    while (run.count < expected && now() < until && now() < quiet) {
        attend(until);
        if (run.count != before && now() + 3 * SECOND > quiet) quiet = now() + 3 * SECOND;
        before = run.count;
    }
}

static void measure_slides(double rate, double seconds)
{
    static int slide;
    int moves = rate * seconds + .5;
    size_t expected = (size_t)moves * awake();
    long memory = server_memory();
    char text[100];
    memset(run.sent, 0, sizeof run.sent);
    begin(expected);
    start_clock();
    for (int i = 0; i < moves; i++) {
        int64_t due = run.since + i * (int64_t)(SECOND / rate);
        while (now() < due) attend(due);
        slide = slide % 400 + 1;
        run.sent[slide] = now();
        snprintf(text, sizeof text, "42[\"go\",{\"slide\":%d,\"build\":0}]", slide);
        viewer_say(crowd.all, text);
    }
    await(expected, 0);
    report("slides", expected, memory);
}

static void measure_frames(int step, int frames, double seconds)
{
    size_t expected = (size_t)frames * awake();
    long memory = server_memory();
    char text[100];
    memset(run.sent, 0, sizeof run.sent); /* the stage is told of a step too */
    begin(expected);
    snprintf(text, sizeof text, "421[\"step\",{\"demo\":\"frames\",\"step\":%d}]", step);
    viewer_say(crowd.all, text);
    await(expected, seconds + 5);
    report("frames", expected, memory);
    rest(1); /* the step's own end */
}

static void let_sleep(int count, bool asleep)
{
    for (int i = crowd.count - count; i < crowd.count; i++) viewer_sleep(&crowd, &crowd.all[i], asleep);
}

static void wake(void)
{
    int sleepers = crowd.count - awake(), right = 0;
    long memory = server_memory();
    int64_t newest = run.newest, since = now(), until = since + PATIENCE * SECOND;
    let_sleep(sleepers, false);
    while (right < sleepers && now() < until) {
        attend(until);
        right = 0;
        for (int i = crowd.count - sleepers; i < crowd.count; i++) right += crowd.all[i].newest >= newest;
    }
    printf("{\"what\":\"wake\",\"sleepers\":%d,\"right\":%d,\"seconds\":%.3f,\"memory\":%ld,\"gone\":%d}\n", sleepers,
           right, (now() - since) / 1e9, memory, crowd.gone);
    fflush(stdout);
}

static void obey(const char *line)
{
    int first, second;
    double rate, seconds;
    if (sscanf(line, "connect %d", &first) == 1) {
        connect_until(first);
    } else if (sscanf(line, "slides %lf %lf", &rate, &seconds) == 2) {
        measure_slides(rate, seconds);
    } else if (sscanf(line, "frames %d %d %lf", &first, &second, &seconds) == 3) {
        measure_frames(first, second, seconds);
    } else if (sscanf(line, "sleep %d", &first) == 1) {
        let_sleep(first, true);
        printf("{\"what\":\"sleep\",\"sleepers\":%d}\n", first);
    } else if (!strncmp(line, "narrow", 6)) {
        crowd.narrow = true; /* else the kernel takes megabytes for who sleeps, and nothing is ever late */
        printf("{\"what\":\"narrow\"}\n");
    } else if (!strncmp(line, "wake", 4)) {
        wake();
    } else if (sscanf(line, "rest %lf", &seconds) == 1) {
        rest(seconds);
        printf("{\"what\":\"rest\",\"memory\":%ld,\"gone\":%d}\n", server_memory(), crowd.gone);
    }
    fflush(stdout);
}

/* Commands come now and then, and viewers must be answered meanwhile. */
static void obey_all(void)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    char line[256];
    int input = epoll_create1(0);
    epoll_ctl(input, EPOLL_CTL_ADD, STDIN_FILENO, &event);
    for (;;) {
        while (epoll_wait(input, &event, 1, 0) == 0) attend(now() + SECOND / 50);
        if (!fgets(line, sizeof line, stdin)) return;
        obey(line);
    }
}

int main(int count, char **words)
{
    struct rlimit files = {MOST + 100, MOST + 100};
    if (count != 5) return 2;
    setrlimit(RLIMIT_NOFILE, &files);
    setvbuf(stdin, NULL, _IONBF, 0);
    server = atoi(words[2]);
    crowd = (struct crowd){.port = atoi(words[1]), .token = words[3], .deflate = atoi(words[4])};
    crowd.epoll = epoll_create1(0);
    crowd.all = calloc(MOST, sizeof *crowd.all);
    obey_all();
    return 0;
}
