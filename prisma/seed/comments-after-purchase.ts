import type { Words } from "./comments-before-purchase";

export const wordsAfterPurchase: Readonly<Record<string, Words>> = {
  "e-signature": {
    good: [
      "Signed on the train in {few} minutes.",
      "No paper, no post office, cover started the same day.",
      "Clear summary before the signature.",
    ],
    bad: [
      "The code came {times} times and never worked.",
      "Signed, and then a letter asked me to sign again.",
      "Too small to read on a phone.",
    ],
  },
  payment: {
    good: [
      "Paid by card in the app, receipt at once.",
      "Monthly payment without an extra charge.",
      "Could choose the day of the month.",
    ],
    bad: [
      "Charged twice in {month}, refund took {weeks} weeks.",
      "The card was refused without a reason.",
      "An extra {amount} for paying monthly was never mentioned.",
    ],
  },
  "policy-pack": {
    good: [
      "Everything in one envelope and in the right order.",
      "First page says what I am covered for. Good.",
      "Documents were in my inbox within {few} minutes.",
    ],
    bad: [
      "My name was spelt wrong {times} times.",
      "Three letters for three policies on the same day.",
      "The pack came {weeks} weeks after the start of the cover.",
      "Wrong registration on the certificate.",
    ],
  },
  "welcome-call": {
    good: [
      "{name} called to check the cover and found a mistake in my favour.",
      "Nice surprise that somebody rings without selling.",
      "Five minutes, all questions answered.",
    ],
    bad: ["A welcome call at {hour} during work.", "It was a sales call with a friendly name."],
  },
  "first-bill": {
    good: ["The bill was what I had been told.", "Easy to read, and it showed what each part costs."],
    bad: [
      "The first bill was {amount} higher than agreed.",
      "Two bills for the same month.",
      'Nobody could explain the line "adjustment".',
      "The bill came before the policy.",
    ],
  },
  app: {
    good: [
      "The app just works.",
      "All three policies in one app, finally.",
      "Changed my mileage in {few} minutes in the app.",
      "I can see in the app who has my claim and since when.",
      "Fingerprint login and the green card on my phone.",
    ],
    bad: [
      "The app logs me out every time.",
      "App crashed while I was sending photos.",
      "Half of it sends me to the website again.",
      'The app said "in progress" for {weeks} weeks.',
      "After the update my home policy had gone from the app.",
    ],
  },
  "claim-report": {
    good: [
      "Reported the accident by phone in {few} minutes and had a number at once.",
      "{name} was kind when I was shaking.",
      "Photos in the app, and a handler the same afternoon.",
      "They told me what would happen next and when.",
    ],
    bad: [
      "{minutes} minutes in a queue after an accident.",
      "Had to tell the story {times} times from the beginning.",
      "The form asks for things nobody knows on the roadside.",
      "Felt like I was the one who had to prove something.",
    ],
  },
  "claim-status": {
    good: [
      "A message at every step, without asking.",
      "{name} wrote every Friday, even when there was no news.",
      "Knew all the time where my claim was.",
    ],
    bad: [
      "No news about my claim for {weeks} weeks.",
      "The status stops after day three. I rang {times} times.",
      '"We are working on it" is not a status.',
      "Every person I call says something else about the delay.",
      "Promised an answer by Friday. That was {weeks} weeks ago.",
      "Delay after delay and nobody owns it.",
    ],
  },
  "assessor-visit": {
    good: [
      "The assessor came on time and explained what he wrote down.",
      "{name} looked at everything and was fair.",
      "Visit two days after the storm, very good.",
    ],
    bad: [
      "Waited at home all day, the assessor did not come.",
      "First date for an assessor was in {weeks} weeks, with a hole in the roof.",
      "The assessor was here for {minutes} minutes and missed the cellar.",
    ],
  },
  repair: {
    good: [
      "The garage collected the car and brought it back clean.",
      "Repair done in {days} days as promised.",
      "Good roofer, no mess, and I paid only the excess.",
    ],
    bad: [
      "The garage waited {weeks} weeks for an approval from you.",
      "The repair had to be done twice.",
      "No courtesy car although it is in my policy.",
      "The provider and Northgate blame each other for the delay.",
    ],
  },
  "settlement-offer": {
    good: [
      "The offer was fair and came with a calculation I could follow.",
      "Decided the same day, I was amazed.",
      "{name} corrected the sum when I sent the receipts.",
    ],
    bad: [
      "The offer was {amount} below what the repair costs.",
      "Denied with a paragraph number and no explanation.",
      "After {weeks} weeks an offer that ignores half of the damage.",
      "It took {times} letters to get a decent offer.",
      "Paying for {times} years and then a no because of one word.",
    ],
  },
  "claim-payment": {
    good: [
      "The money was there {days} days after I had agreed.",
      "Paid in full, in one sum.",
      "Paid before the garage had sent the bill.",
    ],
    bad: [
      "Agreed in {month}, still no payment.",
      "Paid in {times} parts, and I cannot tell for what.",
      "The payment went to my old account.",
    ],
  },
  "renewal-notice": {
    good: [
      "Notice came {weeks} weeks ahead and the price was fair.",
      "Renewed in {few} minutes, nothing to type.",
      "They told me that I no longer need the second driver. Cheaper!",
    ],
    bad: [
      "Price up by {percent} % and not one word why.",
      "The renewal arrived {days} days before the end.",
      "New customers pay {amount} less for the same cover.",
      "Loyal for {times} years and this is the thanks.",
      "Renewed automatically although I had written to you.",
    ],
  },
  "price-change-letter": {
    good: [
      "At least the letter explained what repairs cost now.",
      "Clear letter, and a number of a person to call.",
    ],
    bad: [
      "{percent} % more and a letter full of market conditions.",
      'The letter says "to serve you better". It is a price rise.',
      "I never had a claim and pay {amount} more.",
      "Two letters with two different prices.",
      "No surprises at renewal, you said.",
    ],
  },
  "cover-review": {
    good: [
      "{name} suggested to drop cover we had twice.",
      "A review that made it cheaper.",
      "Nice to be asked before something happens.",
    ],
    bad: [
      "The review was about selling life insurance.",
      "Same questions as {times} months ago.",
      "Booked for {hour}, nobody rang.",
    ],
  },
  "change-of-details": {
    good: [
      "New address in {few} minutes for all policies.",
      "Changed the car by phone, documents came at once.",
    ],
    bad: [
      "Moved in {month}, letters still go to the old house.",
      "I had to tell each policy separately that we moved.",
      "A change of name took {weeks} weeks and a {amount} fee.",
    ],
  },
  "complaint-handling": {
    good: [
      "{name} apologised, explained and put it right.",
      "Took it seriously and answered in {days} days.",
    ],
    bad: [
      "The answer to my complaint was the same text as before.",
      "{weeks} weeks for a final response that says nothing.",
      "Was sent from one department to the next.",
      "Nobody admits that the delay was yours.",
    ],
  },
  cancellation: {
    good: ["Cancelled in {few} minutes, refund after {days} days.", "Sorry to leave, but leaving was easy."],
    bad: [
      "To cancel I had to ring {times} times.",
      "The refund took {weeks} weeks.",
      "A fee of {amount} for closing a policy.",
      "They put the price down only when I said I was leaving.",
    ],
  },
  "broker-training-day": {
    good: ["Good cases, and the trainer had handled claims herself.", "Worth the journey."],
    bad: ["Half of it was a product show."],
  },
  "recommend-a-friend": {
    good: [
      "My sister is with you now and we are both happy.",
      "Told {times} colleagues about how you handled our claim.",
      "Thank-you card was a nice touch.",
    ],
    bad: ["You ask me to recommend you while my claim is open.", "The voucher never came."],
  },
  "review-request": {
    good: ["Happy to write a review, {name} earned it.", "Short and polite."],
    bad: ["Third mail asking for a review in {month}.", "I wrote a bad review and nobody answered."],
  },
  "customer-panel": {
    good: ["You asked, and in {month} it was changed.", "Good talks with people who decide."],
    bad: ["Nice evening, but I never heard what came of it."],
  },
};
