import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Prints a line for each file and profile, and after it one for each rule that the file breaks. */
class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int n = 1; n < arguments.length; n++) {
            for (String profile : arguments[0].split(",")) {
                check(arguments[n], PDFAFlavour.fromString(profile));
            }
        }
    }

    static void check(String file, PDFAFlavour flavour) throws Exception {
        try (var data = new FileInputStream(file);
             var parser = Foundries.defaultInstance().createParser(data, flavour);
             var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion found : validator.validate(parser).getTestAssertions()) {
                var rule = found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber();
                var said = found.getMessage() + " @ " + found.getLocation().getContext();
                broken.putIfAbsent(rule, said.replaceAll("\\s+", " "));
            }
            System.out.println(file + "\t" + flavour.getId() + "\t" + broken.size());
            broken.forEach((rule, said) -> System.out.println("\t" + rule + "\t" + said));
        }
    }
}
