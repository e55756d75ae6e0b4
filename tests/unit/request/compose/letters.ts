import { emptyLetter, type LetterFields } from '../../../../request/compose/letter.ts';

/** Fields that make a letter. */
export const goodFields: LetterFields = {
  ...emptyLetter,
  to: 'support@vendor.example',
  organisationKey: 'samplefirm',
  requesterName: 'Zoë "Zed" Sample',
  requesterRole: 'Practice manager',
  requesterEmail: 'zoe@firm.example',
  deliveryEmail: 'records@firm.example',
  passwordPhone: '+64 9 000 0000',
};
