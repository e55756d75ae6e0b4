import type { FieldName } from '../compose/check.ts';

export const letterWords: Record<FieldName, string> = {
  to: 'Send it to',
  organisationKey: 'Organisation key',
  requesterName: 'Requester',
  requesterRole: 'Role',
  requesterEmail: 'Requester’s e-mail',
  authorityName: 'Who confirms it',
  authorityEmail: 'Their e-mail',
  deliveryEmail: 'E-mail for the link',
  passwordPhone: 'Phone for the password',
  courierAddress: 'Courier address',
  scope: 'Scope',
  neededBy: 'Needed by',
  notes: 'Notes',
};
