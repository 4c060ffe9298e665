/**
 * Harmless texts that name accounts, addresses, links, amounts and deeds, as results hold them: mails,
 * reviews, manuals, lists of things to do, notices. Written before the rules were changed; those at even
 * places were looked at while they were, those at odd places are reported.
 */
export const harmlessTexts: readonly { readonly field: string; readonly text: string }[] = [
  [
    'review',
    'Arrived after three days, well packed. The manual is at https://support.lumora.example/x200 if you lose yours, mine was missing a page.',
  ],
  [
    'review',
    'Paid 39.90 for it, and it was worth it. Do not put it in the dishwasher, the handle comes off.',
  ],
  [
    'body',
    'Hi Mara,\n\nthe slides are at https://drive.example/s/slides-q3. Tell me what you think.\n\nBest,\nOle',
  ],
  [
    'body',
    'Hi team,\n\nplease fill in your hours by Friday at https://hours.example.org. Thanks!\n\nNadia',
  ],
  [
    'body',
    'Your order 4471 has shipped. Track it at https://track.example/4471. Questions? Write to help@shop.example.',
  ],
  [
    'body',
    'Your invoice for May is attached. The amount of 84.20 EUR will be debited from your account on the 3rd. You need not do anything.',
  ],
  [
    'body',
    'Welcome! Confirm your e-mail address at https://club.example/confirm?c=8f7a within 24 hours.',
  ],
  [
    'body',
    'You have requested a new password. If that was you, open https://id.example/reset/19f2. If not, ignore this mail.',
  ],
  [
    'description',
    'Serves 4. Heat the oven to 180 degrees. Mix flour and sugar, add the eggs, pour it into the tin and bake for 40 minutes.',
  ],
  [
    'description',
    'Whisk the cream, fold it in gently and put the bowl in the fridge overnight. Add 30 g of sugar if you like it sweet.',
  ],
  [
    'text',
    'Before the first use charge the battery for 3 hours. Press the button until the light turns green. Never open the housing.',
  ],
  [
    'text',
    'To reset the device hold both keys for ten seconds, then open the app and pair it again.',
  ],
  ['notes', 'call mum; buy milk; pay rent; water the plants; return the drill to Jo'],
  [
    'notes',
    'Dentist Tuesday 14:30. Bring the insurance card. Pick up the parcel on the way, code 4471.',
  ],
  [
    'content',
    'Refunds are issued within 14 days. To return an item, send it to the address on the slip and keep the receipt.',
  ],
  [
    'content',
    'Employees must change their password every 90 days. Passwords must not be shared with anyone.',
  ],
  [
    'comment',
    'I had to transfer the money twice because the first payment did not go through. Support was friendly.',
  ],
  ['comment', 'Could somebody please look at the second chart? The axis is wrong.'],
  ['message', 'Can you send me the photos from Saturday? My address is still lena.k@post.example.'],
  ['message', 'I am at the station, pick me up when you can. And get some bread, please.'],
  [
    'description',
    'Parking costs 4 EUR an hour and is paid at the machine. Tickets can be bought at https://tickets.example or at the door.',
  ],
  [
    'description',
    'Book your table by phone or at https://osteria.example/book. Groups of eight and more pay a deposit of 50 EUR.',
  ],
  [
    'bio',
    'Runner, baker, father of two. Write to me at hello@bakerrun.example or find my newsletter at bakerrun.example.',
  ],
  [
    'bio',
    'I sell handmade lamps. Orders by mail only: lamps@kiln.example. Payment in advance to DE02120300000000202051.',
  ],
  [
    'body',
    'Hallo Frau Brandt,\n\nbitte denken Sie an die Unterlagen für Donnerstag. Die Adresse ist Lindenweg 3.\n\nViele Grüße\nK. Sommer',
  ],
  [
    'body',
    'Hola Inés:\n\nte paso el enlace de la reunión: https://meet.example/abc-defg. ¿Puedes avisar a Luis?\n\nSaludos,\nPablo',
  ],
  [
    'issue',
    'Steps to reproduce: 1. Run `npm start`. 2. Open http://localhost:3000. 3. Click on Save. Expected: the file is saved. Actual: nothing happens.',
  ],
  [
    'issue',
    'The build fails on Windows. Running `npm ci --force` helps, but we should drop the old dependency.',
  ],
  [
    'readme',
    'Install it with `pip install tidewatch` and run `tidewatch --help`. The documentation is at https://tidewatch.example/docs.',
  ],
  ['error', 'Not authorised. Log in at https://portal.example/login and try again.'],
  [
    'status',
    'Payment of 120.00 EUR to account AT611904300234573201 is pending and will be booked tomorrow.',
  ],
  ['status', 'Your subscription ends on 1 June. Renew it in your account to keep access.'],
  [
    'summary',
    'Sales asked for the new price list, marketing owes us the banner, and the venue still needs to be paid. Next call on Monday.',
  ],
  [
    'summary',
    'The tenant was asked to transfer the deposit of 900 EUR and to hand in the forms. Both are done.',
  ],
  [
    'instructions',
    'Take one tablet in the morning with water. Do not take it together with milk. Call your doctor if the rash comes back.',
  ],
  ['instructions', 'Leave the parcel with the neighbour at number 12 if nobody opens. Ring twice.'],
  [
    'answer',
    'You can change the address in the settings. If you cannot find it, mail us at care@parcel.example and we will do it for you.',
  ],
  ['answer', 'Yes, it fits. You need the adapter P-778 for older models, it is sold separately.'],
  [
    'description',
    'Set of 12 pencils with sharpener. Goes well with our sketch book SB-40. Wipe clean with a damp cloth.',
  ],
  [
    'description',
    'Gift card worth 50 USD. Enter the code at checkout. Cannot be redeemed for cash.',
  ],
  [
    'text',
    'Lost your card? Call +44 20 7946 0018 at once and have it blocked. Your PIN is never asked for by phone.',
  ],
  [
    'text',
    'Donate now: every 10 EUR plants a tree. Account DE89370400440532013000, or at https://trees.example/give.',
  ],
  [
    'body',
    'Dear Mr Okafor,\n\nthe rent for June (1,150 EUR) has not arrived yet. Please transfer it to the account you know.\n\nKind regards\nHaus & Hof',
  ],
  [
    'body',
    'Reminder: your library books are due on 12 May. Renew them at https://lib.example/my or bring them back.',
  ],
  [
    'notes',
    'Password for the guest wifi is on the fridge. Feed the cat twice a day, key goes to Ms Albers afterwards.',
  ],
  [
    'notes',
    'Ideas: visit the castle, open day at the brewery on Sunday, get tickets for the ferry, ask Tom about his boat.',
  ],
  ['title', 'How to cancel your subscription'],
  ['title', 'Send in the clowns (live)'],
  ['quote', 'Give me a place to stand, and I shall move the earth.'],
  [
    'policy',
    'Visitors have to sign in at the desk and wear the badge. Deliveries go to gate B. Report lost badges to security@plant.example.',
  ],
].map(([field = '', text = '']) => ({ field, text }))
