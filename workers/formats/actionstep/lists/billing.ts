import type { ListColumn, ListSchema } from '../../lists.ts';

const quoteWords = ['quote', 'estimate', 'q'];
const orderWords = ['order', 'o', 'purchaseorder', 'salesorder'];

const bill: readonly ListColumn[] = [
  'our_reference',
  'their_participant_id',
  'invoice_date',
  'due_date',
  'status',
  'action_id',
  'type',
  'total_inclusive',
  'total_due',
];
/** What is not owed yet. */
const offer: readonly ListColumn[] = [
  'our_reference',
  'their_participant_id',
  'invoice_date',
  'status',
  'action_id',
  'total_inclusive',
];

/** What was billed, paid and spent. Quotes, orders and invoices are told apart by their type. */
export const billingLists: readonly ListSchema[] = [
  { id: 'bills', label: 'Billing', table: 'sale_purchase', columns: bill },
  {
    id: 'invoices',
    label: 'Invoices',
    table: 'sale_purchase',
    part: { column: 'type', notIn: [...quoteWords, ...orderWords] },
    columns: bill,
  },
  {
    id: 'quotes',
    label: 'Quotes',
    table: 'sale_purchase',
    part: { column: 'type', in: quoteWords },
    columns: offer,
  },
  {
    id: 'orders',
    label: 'Orders',
    table: 'sale_purchase',
    part: { column: 'type', in: orderWords },
    columns: offer,
  },
  {
    id: 'bill-lines',
    label: 'Invoice lines',
    table: 'sale_purchase_line_items',
    columns: [
      'description',
      'sale_purchase_id',
      'quantity',
      'unit',
      'unit_price',
      'amount_exclusive',
      'tax_amount',
      'amount_inclusive',
      'action_id',
    ],
  },
  {
    id: 'payments',
    label: 'Invoice payments',
    table: 'sale_purchase_payment',
    columns: [
      'payment_id',
      'payment_date',
      'amount',
      'payment_method',
      'is_from_trust',
      'sale_purchase_id',
      'receipt_id',
    ],
  },
  {
    id: 'receipts',
    label: 'Receipts',
    table: 'receipt',
    columns: [
      'receipt_number',
      'receipt_date',
      'participant_id',
      'amount',
      'payment_method',
      'reference',
      'memo',
      'action_id',
    ],
  },
  {
    id: 'disbursements',
    label: 'Disbursements',
    table: 'disbursements',
    columns: [
      'description',
      'date',
      'quantity',
      'unit_price',
      'amount',
      'entered_by',
      'action_id',
      'sale_purchase_id',
    ],
  },
  {
    id: 'cheques',
    label: 'Cheques',
    table: 'check_series',
    columns: [
      'check_number',
      'series',
      'check_date',
      'payee',
      'participant_id',
      'amount',
      'status',
      'ac_account_id',
      'memo',
    ],
  },
  {
    id: 'rates',
    label: 'Rate sheets',
    table: 'rate_sheets',
    columns: [
      'name',
      'rate',
      'unit',
      'includes_tax',
      'is_active',
      { id: 'times', label: 'Time records', count: 'time_records', by: 'rate_id' },
    ],
  },
];
