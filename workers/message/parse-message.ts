import type { MessageReader } from '../contract/messages.ts';
import { parseEml } from './parse-eml.ts';
import { parseMsg } from './parse-msg.ts';

export const parseMessage: MessageReader['parse'] = async (kind, bytes) =>
  kind === 'eml' ? parseEml(bytes) : parseMsg(bytes);
