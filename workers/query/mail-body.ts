import type { AttachmentInfo, MessageInfo } from '../contract/records.ts';

type Kind = 'html' | 'text';

const ENDINGS: Record<Kind, RegExp> = { html: /\.html?$/i, text: /\.txt$/i };
const TYPES: Record<Kind, string> = { html: 'text/html', text: 'text/plain' };

/** What mail programs call a part that is the message itself. */
const BODY_NAME = /^(?:\d+_)?(?:e?mail|message|body|content|part)[\s._-]*\d*\.[a-z]+$/i;

/**
 * Which of a mail's files are the message itself: inline parts of HTML or plain text, by content type, otherwise
 * by name. One with a content id is a picture or the like that the HTML shows, unless nothing else is the HTML.
 */
export function bodyOf(attachments: readonly AttachmentInfo[]): MessageInfo['body'] {
  const html = bestOf(attachments.filter((one) => isBody(one, 'html')));
  const texts = attachments.filter((one) => isBody(one, 'text'));
  const text = bestOf(html ? texts.filter(({ contentId }) => contentId === '') : texts);
  return { html, text };
}

function isBody({ isInline, type, name }: AttachmentInfo, kind: Kind): boolean {
  if (!isInline) return false;
  const [mime = ''] = type.toLowerCase().split(';');
  return mime === '' ? ENDINGS[kind].test(name) : mime.trim() === TYPES[kind];
}

/** One that nothing refers to, and that is named like a message; then the first. */
function bestOf(candidates: readonly AttachmentInfo[]): AttachmentInfo | null {
  const rank = ({ contentId, name }: AttachmentInfo): number =>
    (contentId === '' ? 0 : 2) + (BODY_NAME.test(name) ? 0 : 1);
  const [best = null] = candidates.toSorted((a, b) => rank(a) - rank(b));
  return best;
}
