export { RoomProvider, type Room } from './room/room.js';
export { dayIn } from './room/dates.js';
export { makeTicker, type Ticker } from './room/ticker.js';
export { saidBy } from './parts/said.js';
export { QrCode } from './parts/qr-code.js';
export { Tile } from './tiles/tile.js';
export { uiWords } from './words.js';
export { Scene } from './wall/scene.js';
export { Wall, type WallProps } from './wall/wall.js';
