import { orderId } from '../../../../src/flow/recognise/order-id.ts'
import { recogniserSuite } from './recogniser-suite.ts'

recogniserSuite(
  orderId,
  [
    ['order #445812', '#445812'],
    ['order number 10023456', '10023456'],
    ['booking reference is QX7R2P', 'QX7R2P'],
    ['ORDER-55120 shipped', 'ORDER-55120'],
    ['#W8812034', '#W8812034'],
    ['INV-2023-0091', 'INV-2023-0091'],
    ['1Z999AA10123456784', '1Z999AA10123456784'],
    ['RB123456785GB', 'RB123456785GB'],
    ['Bestellnummer 300412', '300412'],
    ['주문번호: 20240311', '20240311'],
    ['invoice no. 4711', '4711'],
    ['order_id: "99120"', '99120'],
  ],
  [
    'in order to',
    'order 2 pizzas',
    'order in 2023',
    'the refund is 10345',
    'ticket A4521 was seen',
    'RB123456780GB',
    'reference letters',
    'order by date',
    'return it in 30 days',
    'borderline 12345',
  ],
)
