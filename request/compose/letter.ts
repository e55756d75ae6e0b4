/** What the composer asks for. All of it goes into one letter, and nothing is sent by us. */
export interface LetterFields {
  /** The vendor's address for support; may be empty, where a web form is used. */
  to: string;
  organisationKey: string;
  requesterName: string;
  requesterRole: string;
  requesterEmail: string;
  /** The requester is an "Admin with Authority"; otherwise somebody else confirms it. */
  hasAuthority: boolean;
  authorityName: string;
  authorityEmail: string;
  /** Where the link goes. */
  deliveryEmail: string;
  /** Where the password is told. */
  passwordPhone: string;
  delivery: 'download' | 'courier';
  courierAddress: string;
  scope: string;
  neededBy: string;
  notes: string;
}

export const emptyLetter: LetterFields = {
  to: '',
  organisationKey: '',
  requesterName: '',
  requesterRole: '',
  requesterEmail: '',
  hasAuthority: true,
  authorityName: '',
  authorityEmail: '',
  deliveryEmail: '',
  passwordPhone: '',
  delivery: 'download',
  courierAddress: '',
  scope: 'All data and all documents, as of the day of the backup',
  neededBy: '',
  notes: '',
};

/** A letter ready to be sent by somebody. Lines end with `\n`. */
export interface Letter {
  to: string;
  from: { name: string; email: string };
  subject: string;
  body: string;
}

/** The letter of checked fields (see check.ts). */
export function writeLetter(fields: LetterFields): Letter {
  return {
    to: fields.to.trim(),
    from: { name: fields.requesterName.trim(), email: fields.requesterEmail.trim() },
    subject: `Takeaway backup request: ${fields.organisationKey.trim()}`,
    body: [
      ...opening(fields),
      '',
      ...delivery(fields),
      ...rest(fields),
      '',
      ...closing(fields),
    ].join('\n'),
  };
}

function opening(fields: LetterFields): string[] {
  return [
    'Dear support team,',
    '',
    'please prepare a takeaway backup of our system.',
    '',
    `Organisation key: ${fields.organisationKey.trim()}`,
    `Requested by: ${fields.requesterName.trim()}${role(fields.requesterRole)}, ${fields.requesterEmail.trim()}`,
    fields.hasAuthority
      ? 'Authority: I am an Admin with Authority.'
      : `Authority: ${fields.authorityName.trim()} (${fields.authorityEmail.trim()}), an Admin with Authority, will confirm this request.`,
    `Scope: ${fields.scope.trim()}`,
  ];
}

const role = (text: string): string => (text.trim() === '' ? '' : ` (${text.trim()})`);

function delivery(fields: LetterFields): string[] {
  const password = `Password: please tell it by phone to ${fields.passwordPhone.trim()}, not in the same message as the link.`;
  if (fields.delivery === 'download') {
    return [
      `Delivery: please send the download links to ${fields.deliveryEmail.trim()}.`,
      password,
    ];
  }
  return [
    'Delivery: by courier. Please tell us the cost of courier, storage media and processing before you begin.',
    `Courier address: ${fields.courierAddress.trim().replace(/\n+/g, ', ')}`,
    `Questions and notices: ${fields.deliveryEmail.trim()}`,
    password,
  ];
}

function rest({ neededBy, notes }: LetterFields): string[] {
  return [
    ...(neededBy === '' ? [] : [`Needed by: ${neededBy}`]),
    ...(notes.trim() === '' ? [] : ['', notes.trim()]),
  ];
}

function closing({ requesterName }: LetterFields): string[] {
  return ['Kind regards', requesterName.trim()];
}
