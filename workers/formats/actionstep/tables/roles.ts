import type { Schema } from '../../define.ts';

/** Who plays which part in a matter. */
export const roles = {
  action_participants: {
    label: 'People on matters',
    file: 'action_participants.csv',
    about: 'Who takes part in which matter, and in which role.',
    // The vendor names the first two; one role can be held by several people.
    key: ['action_id', 'participant_type_id', 'participant_id'],
    title: 'participant_id',
    facts: ['action_id', 'participant_type_id', 'participant_id'],
    columns: {
      action_id: { kind: 'id', label: 'Matter', aliases: ['matter_id'], references: 'actions' },
      participant_type_id: {
        kind: 'id',
        label: 'Role',
        about: 'In which role.',
        references: 'participant_types',
      },
      participant_id: { kind: 'id', label: 'Contact', references: 'participants' },
      participant_number: {
        kind: 'number',
        label: 'Order',
        about: 'Their order, where several people hold one role.',
        aliases: ['participant_no', 'sort_order'],
      },
    },
  },
  participant_types: {
    label: 'Roles',
    file: 'participant_types.csv',
    about: 'The roles that people can have in a matter, such as client or other side.',
    key: ['participant_type_id'],
    keyWithin: 'action_type_id',
    title: 'name',
    facts: ['action_type_id', 'description', 'company_flag'],
    columns: {
      participant_type_id: { kind: 'id', label: 'Role', aliases: ['id'] },
      name: { kind: 'text', label: 'Name', aliases: ['participant_type_name', 'participant_type'] },
      description: { kind: 'text', label: 'Description' },
      action_type_id: { kind: 'id', label: 'Matter type', references: 'action_types' },
      is_base_participant_type: {
        kind: 'flag',
        label: 'Base role',
        about: 'Belongs to the vendor’s own set of roles.',
      },
      company_flag: { kind: 'text', label: 'Person or company' },
      tax_number_alias: {
        kind: 'text',
        label: 'Name of the tax number',
        about: 'What the tax number of such a contact is called.',
      },
      required: { kind: 'flag', label: 'Required', aliases: ['is_required'] },
    },
  },
  primary_participant_types: {
    label: 'Primary roles',
    file: 'primary_participant_types.csv',
    about: 'For each kind of matter, the role whose holder counts as the client.',
    key: ['participant_type_id', 'action_type_id'],
    title: 'participant_type_id',
    facts: ['participant_type_id', 'action_type_id'],
    columns: {
      participant_type_id: { kind: 'id', label: 'Role', references: 'participant_types' },
      action_type_id: { kind: 'id', label: 'Matter type', references: 'action_types' },
    },
  },
} as const satisfies Schema;
