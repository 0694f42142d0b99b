// Every kind of picture that is drawn, and how; an app is not drawn but shown, by <demo-app>. Pure.

import * as cluster from "./cluster.js";
import * as containers from "./containers.js";
import * as layers from "./layers.js";

/** @import { Key } from "../ui/say.js" */
/** @import { Picture } from "../net/protocol.d.ts" */
/** @import { Drawn, Room, Table } from "./shapes.js" */
/**
 * How a kind of picture is drawn: in SVG for who sees it, as a table for who hears it.
 * @typedef {object} Drawing
 * @property {Key} nothing what is said while there is nothing to draw
 * @property {boolean} [grows] whether it is drawn larger where it has the panel to itself
 * @property {(picture: any, room: Room) => Drawn} draw
 * @property {(picture: any) => Table} table
 */

/** @type {Readonly<Record<Exclude<Picture["kind"], "app">, Drawing>>} */
export const DRAWINGS = Object.freeze({ cluster, containers, layers });
