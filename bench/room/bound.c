/* The lower bound: what it costs to hand a ready frame to each viewer's socket, one send() each, and nothing else.
 *
 * bound PORT COMMAND...: one command for each step. It answers the messages of bench/room/viewer.c and no others: no
 * rooms, no pings, no backlog (what a socket does not take whole is a viewer lost). */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 20000, PIECE = 1 << 16 };
struct viewer {
    int fd, asked; /* how much of the opening it has been through */
};
static struct viewer viewers[MOST];
static int count, epoll, program = -1, number;
static FILE *lines;
static char **commands;

static void watch(int fd, void *whose)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = whose};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
}

static size_t frame(unsigned char *into, const char *text, size_t size)
{
    size_t head = 0;
    into[head++] = 0x81;
    into[head++] = size < 126 ? size : size < 65536 ? 126 : 127;
    for (int shift = size < 126 ? -8 : size < 65536 ? 8 : 56; shift >= 0; shift -= 8) into[head++] = size >> shift & 255;
    memcpy(into + head, text, size);
    return head + size;
}

static void leave(struct viewer *viewer)
{
    if (viewer->fd >= 0) close(viewer->fd);
    viewer->fd = -1;
}

static void tell(struct viewer *viewer, const char *text)
{
    unsigned char into[512];
    size_t size = frame(into, text, strlen(text));
    if (send(viewer->fd, into, size, MSG_NOSIGNAL) != (ssize_t)size) leave(viewer);
}

static void tell_everybody(const char *text, size_t size)
{
    static unsigned char into[2 * PIECE];
    size = frame(into, text, size);
    for (int i = 0; i < count; i++)
        if (viewers[i].fd >= 0 && viewers[i].asked > 2 &&
            send(viewers[i].fd, into, size, MSG_NOSIGNAL | MSG_DONTWAIT) != (ssize_t)size)
            leave(&viewers[i]);
}

static void move(int slide)
{
    char text[200];
    int size = snprintf(text, sizeof text,
                        "42[\"stage\",{\"slide\":%d,\"build\":0,\"live\":true,\"black\":false,\"shows\":{},\"given\":[]}]",
                        slide);
    tell_everybody(text, size);
}

static void pass_on(void)
{
    static char line[PIECE], text[PIECE + 300];
    if (!fgets(line, sizeof line, lines)) {
        epoll_ctl(epoll, EPOLL_CTL_DEL, program, NULL);
        pclose(lines);
        return;
    }
    line[strcspn(line, "\n")] = 0;
    int size = snprintf(text, sizeof text,
                        "42[\"events\",{\"demo\":\"frames\",\"run\":\"0123456789ab\",\"events\":[{\"n\":%d,"
                        "\"type\":\"output\",\"terminal\":\"main\",\"text\":\"%s\\r\\n\"}]}]",
                        ++number, line);
    tell_everybody(text, size);
}

static void run_step(int step)
{
    lines = popen(commands[step - 1], "re");
    setvbuf(lines, NULL, _IONBF, 0); /* so that nothing is ready unseen by epoll */
    program = fileno(lines);
    watch(program, &program);
}

/* Take one message of a viewer's; each comes in a read of its own, as viewers wait for the answers. */
static void hear(struct viewer *viewer, const char *text)
{
    const char *step = strstr(text, "\"step\":"), *slide = strstr(text, "\"slide\":");
    if (viewer->asked == 1) {
        tell(viewer, "40{\"sid\":\"x\"}");
        viewer->asked = 2;
    } else if (viewer->asked == 2) {
        tell(viewer, "430[{\"ok\":true}]");
        viewer->asked = 3;
    } else if (step) {
        run_step(atoi(step + 7));
    } else if (slide) {
        move(atoi(slide + 8));
    }
}

static void attend(struct viewer *viewer)
{
    static const char OPENING[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                  "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    char text[4096];
    ssize_t size = recv(viewer->fd, text, sizeof text - 1, 0);
    if (size < 0 && errno == EAGAIN) return;
    if (size <= 0) {
        leave(viewer);
        return;
    }
    text[size] = 0;
    if (viewer->asked == 0) {
        send(viewer->fd, OPENING, sizeof OPENING - 1, MSG_NOSIGNAL);
        tell(viewer, "0{\"sid\":\"x\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}");
        viewer->asked = 1;
    } else {
        hear(viewer, text + ((text[1] & 127) < 126 ? 6 : 8)); /* its mask is of zeros */
    }
}

static void let_in(int door)
{
    int fd, on = 1;
    while (count < MOST && (fd = accept4(door, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        viewers[count] = (struct viewer){.fd = fd};
        watch(fd, &viewers[count++]);
    }
}

static int open_door(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    socklen_t size = sizeof address;
    int door = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    if (bind(door, (void *)&address, sizeof address) || listen(door, 4096)) {
        perror("cannot listen");
        exit(1);
    }
    getsockname(door, (void *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return door;
}

int main(int words, char **word)
{
    struct rlimit files = {MOST + 100, MOST + 100};
    struct epoll_event events[256];
    if (words < 2) return 2;
    setrlimit(RLIMIT_NOFILE, &files);
    commands = word + 2;
    epoll = epoll_create1(EPOLL_CLOEXEC);
    int door = open_door(atoi(word[1]));
    watch(door, NULL);
    for (;;) {
        int ready = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < ready; i++) {
            if (!events[i].data.ptr)
                let_in(door);
            else if (events[i].data.ptr == &program)
                pass_on();
            else
                attend(events[i].data.ptr);
        }
    }
}
