import { expose, transfer } from 'comlink';
import type { MessageReader } from './contract/messages.ts';
import { carryProblems } from './contract/transport.ts';
import { parseMessage } from './message/parse-message.ts';

carryProblems();
const reader: MessageReader = {
  parse: async (kind, bytes) => {
    const message = await parseMessage(kind, bytes);
    return transfer(
      message,
      message.attachments.map(({ bytes: { buffer } }) => buffer),
    );
  },
};
expose(reader);
