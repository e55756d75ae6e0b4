import type { ListColumn, ListSchema } from '../../lists.ts';

/** What a mail says of itself. */
const letter: readonly ListColumn[] = [
  'subject',
  'from',
  'to',
  {
    id: 'date',
    label: 'Date',
    first: ['sent_timestamp', 'received_timestamp', 'created_timestamp'],
  },
  {
    id: 'way',
    label: 'Direction',
    of: 'direction',
    words: {
      i: 'incoming',
      in: 'incoming',
      incoming: 'incoming',
      o: 'outgoing',
      out: 'outgoing',
      outgoing: 'outgoing',
    },
  },
  { id: 'attachments', label: 'Attachments', count: 'email_attachment', by: 'email_id' },
];
const mail: readonly ListColumn[] = [
  ...letter,
  { id: 'matters', label: 'Matter', joined: 'actions', through: 'email_associations' },
];

/** Matters, people, mail and work. What those without columns show is written in the query room. */
export const practiceLists: readonly ListSchema[] = [
  { id: 'matters', label: 'Matters', table: 'actions', columns: [] },
  { id: 'documents', label: 'Documents', table: 'document_log', columns: [] },
  {
    id: 'contact-documents',
    label: 'Documents',
    table: 'participant_document',
    columns: [],
  },
  { id: 'attachments', label: 'Attachments', table: 'email_attachment', columns: [] },
  {
    id: 'roles',
    label: 'People and roles',
    table: 'action_participants',
    opens: ['action_id', 'participant_id'],
    columns: [
      'action_id',
      'participant_id',
      'participant_type_id',
      { id: 'status', label: 'Status', via: 'action_id', of: 'status' },
      { id: 'opened', label: 'Opened', via: 'action_id', of: 'created_timestamp' },
      'participant_number',
    ],
  },
  { id: 'email', label: 'Email', table: 'email', columns: mail },
  {
    id: 'unlinked-email',
    label: 'Email linked to nothing',
    table: 'email',
    part: { unjoined: 'email_associations', by: 'email_id' },
    columns: letter,
  },
  {
    id: 'tasks',
    label: 'Tasks',
    table: 'tasks',
    columns: [
      'name',
      'due_timestamp',
      'assignee',
      'status',
      'action_id',
      'priority',
      'completed_timestamp',
    ],
  },
  {
    id: 'time',
    label: 'Time',
    table: 'time_records',
    columns: [
      'start_timestamp',
      'owner',
      'notes',
      'action_id',
      'actual_hours',
      'billable_hours',
      'billable_amount',
      'rate_id',
      'billing_behavior',
      'task_id',
    ],
  },
  {
    id: 'contacts',
    label: 'Contacts',
    table: 'participants',
    columns: [
      'display_name',
      'is_company',
      'email',
      'phone1_number',
      'physical_city',
      {
        id: 'matters',
        label: 'Roles on matters',
        count: 'action_participants',
        by: 'participant_id',
      },
      'participant_id',
    ],
  },
  {
    id: 'matter-types',
    label: 'Matter types',
    table: 'action_types',
    columns: [
      'name',
      'description',
      'primary_participant_type',
      'is_disabled',
      { id: 'matters', label: 'Matters', count: 'actions', by: 'action_type_id' },
      { id: 'folders', label: 'Folders', count: 'action_folder', by: 'action_type_id' },
    ],
  },
  {
    id: 'role-types',
    label: 'Roles',
    table: 'participant_types',
    columns: [
      'name',
      'description',
      'action_type_id',
      {
        id: 'people',
        label: 'People on matters',
        count: 'action_participants',
        by: 'participant_type_id',
      },
    ],
  },
];
