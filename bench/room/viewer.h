/* One viewer of a room: a Socket.IO client on a websocket, as small as it can be. */
#ifndef VIEWER_H
#define VIEWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum stage { CONNECTING, GREETING, OPENED, JOINED, READY, GONE };

struct viewer {
    int fd;
    enum stage stage;
    bool owner;          /* gives a token, and drives */
    bool asleep;         /* does not read */
    int64_t began, ready; /* when it began to connect, when it could watch; nanoseconds */
    int64_t newest;      /* the latest moment of printing it has seen */
    unsigned char *kept; /* the beginning of what has not come whole yet */
    size_t size, room;
};

struct crowd {
    int port, epoll;
    const char *token; /* the owner's */
    bool deflate;      /* offer compression, as browsers do */
    bool narrow;       /* connect as phones do that are to sleep: small segments, and little room for what is not read */
    struct viewer *all;
    int count, ready, gone;
    uint64_t bytes, deflated;
};

/* Told of each whole text a viewer receives; the text may be changed, and is followed by no zero. */
void heard(struct viewer *viewer, char *text, size_t size);

int64_t now(void);
void viewer_connect(struct crowd *crowd, struct viewer *viewer);
void viewer_attend(struct crowd *crowd, struct viewer *viewer);
void viewer_say(struct viewer *viewer, const char *text);
void viewer_sleep(struct crowd *crowd, struct viewer *viewer, bool asleep);
void viewer_is(struct crowd *crowd, struct viewer *viewer, enum stage stage);

#endif
