import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { messages, socketPath, type Frame } from '@heli/protocol';
import { SameRows } from './same-rows.ts';

/** Bare socket.io and SQLite: a POST writes the two rows, durably, and sends all who are connected the given frame. */
const [folder, file, text] = process.argv.slice(2);
const rows = new SameRows(folder!, file!);
const frame = JSON.parse(text!) as Frame;
let seq = 0;

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    rows.write();
    seq += 1;
    io.emit(messages.frame, { ...frame, seq });
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ output: {}, seq }));
  });
});
const io = new Server(server, {
  ...{ path: socketPath, transports: ['websocket'], perMessageDeflate: false, serveClient: false },
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.send!({ port: address.port });
});
