import { aMail, inBase64 } from '../../support/mail.ts';
import { aMsg } from '../../support/outlook.ts';
import { pagesPdf } from '../../support/pages-pdf.ts';
import { pngPicture } from '../../support/picture.ts';

/** Twelve pages, with two words to be found. */
export const deed = pagesPdf(
  Array.from({ length: 12 }, (_, at) => [
    `Deed of Example, page ${at + 1} of twelve`,
    at === 6 ? 'The covenant runs with the land.' : 'Nothing of note is said here.',
    at === 9 ? 'A second COVENANT follows.' : 'Signed in the presence of a witness.',
  ]),
);

const inner = 'From: c@example.test\r\nSubject: The earlier letter\r\n\r\nThe first offer.\r\n';

/** With a picture, a PDF and a message in it. */
export const letter = aMail(
  {
    From: 'Aroha Example <aroha@example.test>',
    To: 'tane@example.test',
    Date: 'Mon, 4 Mar 2024 09:30:00 +1300',
    Subject: 'Settlement of the example',
    'X-Example': 'kept',
  },
  [
    {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: '<p>Please see <b>attached</b>.</p><img src="cid:logo@example.test" width="40">',
    },
    {
      headers: {
        'Content-Type': 'image/png; name="logo.png"',
        'Content-ID': '<logo@example.test>',
        'Content-Disposition': 'inline; filename="logo.png"',
        'Content-Transfer-Encoding': 'base64',
      },
      body: inBase64(pngPicture),
    },
    {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Disposition': 'attachment; filename="Deed.pdf"',
        'Content-Transfer-Encoding': 'base64',
      },
      body: inBase64(deed),
    },
    { headers: { 'Content-Type': 'message/rfc822' }, body: inner },
  ],
);

/** Its words are kept as RTF only; with a message in it. */
export const outlook = aMsg({
  subject: 'From Outlook',
  from: { name: 'Mere Example', address: 'mere@example.test' },
  to: [{ name: 'Aroha Example', address: 'aroha@example.test' }],
  rtf: String.raw`{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}Words kept as RTF{\*\htmltag72 </p>}}`,
  attachments: [
    {
      name: 'Forwarded',
      content: {
        subject: 'Forwarded',
        from: { name: 'A', address: 'a@example.test' },
        text: 'What was said\r\n> and answered\r\n>> and asked',
      },
    },
  ],
});
