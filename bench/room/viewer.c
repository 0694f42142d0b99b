#define _GNU_SOURCE
#include "viewer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

enum { TEXT = 1, CLOSE = 8, PING = 9, PIECE = 1 << 18, LITTLE = 16 * 1024, SEGMENT = 1400 };
static const char OFFER[] = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
static unsigned char piece[PIECE];

int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

void viewer_is(struct crowd *crowd, struct viewer *viewer, enum stage stage)
{
    if (viewer->stage == GONE) return;
    crowd->ready += (stage == READY) - (viewer->stage == READY);
    viewer->stage = stage;
    if (stage == READY) viewer->ready = now();
    if (stage != GONE) return;
    crowd->gone++;
    close(viewer->fd);
}

void viewer_connect(struct crowd *crowd, struct viewer *viewer)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(crowd->port)};
    struct epoll_event event = {.events = EPOLLOUT, .data.ptr = viewer};
    int on = 1, little = LITTLE, segment = SEGMENT;
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    viewer->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (viewer->fd < 0) {
        perror("no more sockets");
        exit(1);
    }
    setsockopt(viewer->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (crowd->narrow) { /* before connecting: shrunk later, loopback's giant segments no longer fit, and trickle */
        setsockopt(viewer->fd, SOL_SOCKET, SO_RCVBUF, &little, sizeof little);
        setsockopt(viewer->fd, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
    }
    viewer->began = now();
    if (connect(viewer->fd, (void *)&address, sizeof address) < 0 && errno != EINPROGRESS) perror("connect");
    epoll_ctl(crowd->epoll, EPOLL_CTL_ADD, viewer->fd, &event);
}

/* Ask for a websocket; the key is the example of RFC 6455, as nobody here checks who answers. */
static void greet(struct crowd *crowd, struct viewer *viewer)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = viewer};
    char request[600];
    int size = snprintf(request, sizeof request,
                        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n"
                        "Origin: http://127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s\r\n",
                        crowd->port, crowd->port, crowd->deflate ? OFFER : "");
    epoll_ctl(crowd->epoll, EPOLL_CTL_MOD, viewer->fd, &event);
    viewer_is(crowd, viewer, send(viewer->fd, request, size, MSG_NOSIGNAL) == size ? GREETING : GONE);
}

static void send_frame(struct viewer *viewer, int kind, const char *text, size_t size)
{
    unsigned char frame[1024] = {0x80 | kind, 0x80 | (size < 126 ? size : 126)};
    size_t head = 2;
    if (size >= 126) {
        frame[head++] = size >> 8;
        frame[head++] = size & 255;
    }
    head += 4; /* a mask of zeros changes nothing */
    memcpy(frame + head, text, size);
    if (send(viewer->fd, frame, head + size, MSG_NOSIGNAL) != (ssize_t)(head + size)) fprintf(stderr, "not sent\n");
}

void viewer_say(struct viewer *viewer, const char *text)
{
    send_frame(viewer, TEXT, text, strlen(text));
}

/* Go through the opening of Engine.IO and Socket.IO and watch the terminal; true for what belongs to it. */
static bool join(struct crowd *crowd, struct viewer *viewer, const char *text, size_t size)
{
    char hello[200] = "40";
    if (size == 1 && text[0] == '2') {
        viewer_say(viewer, "3");
    } else if (viewer->stage == OPENED && text[0] == '0') {
        if (viewer->owner) snprintf(hello, sizeof hello, "40{\"token\":\"%s\"}", crowd->token);
        viewer_say(viewer, hello);
    } else if (viewer->stage == OPENED && !strncmp(text, "40", 2)) {
        viewer_is(crowd, viewer, JOINED);
        viewer_say(viewer, "420[\"watch\",{\"demo\":\"frames\"}]");
    } else if (viewer->stage == JOINED && !strncmp(text, "430", 3)) {
        viewer_is(crowd, viewer, READY);
    } else {
        return false;
    }
    return true;
}

/* Read what is compressed, as each browser would on a machine of its own: once for all who are sent the same, as it
 * is not the load that is measured. For servers that keep no context from message to message. */
static char *inflated(const unsigned char *at, size_t size, size_t *length)
{
    static unsigned char known[PIECE];
    static char text[1 << 22];
    static size_t known_size, text_size;
    z_stream stream = {.next_in = (unsigned char *)at, .avail_in = size, .next_out = (void *)text, .avail_out = sizeof text};
    if (!known_size || size != known_size || memcmp(known, at, size)) {
        known_size = size < sizeof known ? size : 0;
        memcpy(known, at, known_size);
        if (inflateInit2(&stream, -15) != Z_OK || inflate(&stream, Z_SYNC_FLUSH) < 0) fprintf(stderr, "not deflated\n");
        text_size = stream.total_out;
        inflateEnd(&stream);
    }
    *length = text_size;
    return text;
}

/* Take one whole frame off; gives its size in bytes, 0 while it is not whole. */
static size_t take_frame(struct crowd *crowd, struct viewer *viewer, unsigned char *at, size_t size)
{
    size_t head = 2, body, length;
    char *text;
    if (size < head) return 0;
    body = at[1] & 127;
    if (body >= 126) head = body == 126 ? 4 : 10;
    if (size < head) return 0;
    if (head > 2) body = 0;
    for (size_t i = 2; i < head; i++) body = body << 8 | at[i];
    if (size < head + body) return 0;
    crowd->deflated += at[0] >> 6 & 1;
    if ((at[0] & 15) == CLOSE) viewer_is(crowd, viewer, GONE);
    if ((at[0] & 15) == PING) send_frame(viewer, PING + 1, (char *)at + head, body);
    if ((at[0] & 15) == TEXT && body) {
        text = at[0] & 64 ? inflated(at + head, body, &length) : (length = body, (char *)at + head);
        if (!join(crowd, viewer, text, length)) heard(viewer, text, length);
    }
    return head + body;
}

/* Keep what is not whole yet until more comes. */
static void keep(struct viewer *viewer, const unsigned char *at, size_t size)
{
    if (size > viewer->room) {
        unsigned char *larger = malloc(viewer->room = size + LITTLE);
        memcpy(larger, at, size);
        free(viewer->kept);
        viewer->kept = larger;
    } else {
        memmove(viewer->kept, at, size);
    }
    viewer->size = size;
}

static void read_frames(struct crowd *crowd, struct viewer *viewer, unsigned char *at, size_t size)
{
    size_t taken;
    while (viewer->stage != GONE && (taken = take_frame(crowd, viewer, at, size))) {
        at += taken;
        size -= taken;
    }
    if (size)
        keep(viewer, at, size);
    else
        viewer->size = 0;
}

static void welcome(struct crowd *crowd, struct viewer *viewer, unsigned char *at, size_t size)
{
    unsigned char *end = memmem(at, size, "\r\n\r\n", 4);
    if (size > 12 && memcmp(at, "HTTP/1.1 101", 12)) {
        fprintf(stderr, "refused: %.60s\n", at);
        viewer_is(crowd, viewer, GONE);
    } else if (end) {
        viewer_is(crowd, viewer, OPENED);
        read_frames(crowd, viewer, end + 4, at + size - end - 4);
    } else {
        keep(viewer, at, size);
    }
}

static void listen_to(struct crowd *crowd, struct viewer *viewer)
{
    ssize_t size = recv(viewer->fd, piece, PIECE, 0);
    unsigned char *at = piece;
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (size <= 0) {
        viewer_is(crowd, viewer, GONE);
        return;
    }
    crowd->bytes += size;
    if (viewer->size) { /* with what was kept, in one place */
        if (viewer->size + size > viewer->room)
            viewer->kept = realloc(viewer->kept, viewer->room = viewer->size + size + LITTLE);
        memcpy(viewer->kept + viewer->size, piece, size);
        at = viewer->kept;
        size += viewer->size;
    }
    (viewer->stage == GREETING ? welcome : read_frames)(crowd, viewer, at, size);
}

void viewer_attend(struct crowd *crowd, struct viewer *viewer)
{
    int error = 0;
    socklen_t size = sizeof error;
    if (viewer->stage == GONE || viewer->asleep) return;
    if (viewer->stage != CONNECTING) {
        listen_to(crowd, viewer);
        return;
    }
    getsockopt(viewer->fd, SOL_SOCKET, SO_ERROR, &error, &size);
    if (error)
        viewer_is(crowd, viewer, GONE);
    else
        greet(crowd, viewer);
}

void viewer_sleep(struct crowd *crowd, struct viewer *viewer, bool asleep)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = viewer};
    viewer->asleep = asleep;
    epoll_ctl(crowd->epoll, asleep ? EPOLL_CTL_DEL : EPOLL_CTL_ADD, viewer->fd, &event);
}
